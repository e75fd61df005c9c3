import { tryOut } from './demo.js';

const bell = document.getElementById('bell');

tryOut(bell, (user, along) => {
  bell.setAttribute('preferences', `/bell/preferences${along}`);
  return `This is the bell of ${user}.`;
});

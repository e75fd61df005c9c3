import { tryOut } from './demo.js';

tryOut(document.getElementById('preferences'), (user) => `These are the preferences of ${user}.`);

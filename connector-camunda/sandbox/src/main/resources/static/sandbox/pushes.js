import { element } from './dom.js';

const SHOWN = 60;

/** Newest first, each as its device shows it. */
export function showPushes(pushes) {
  document.getElementById('pushes-count').textContent = pushes.length;
  document.getElementById('pushes-empty').hidden = pushes.length > 0;
  document.getElementById('pushes').replaceChildren(...pushes.slice(-SHOWN).reverse().map(push));
}

function push({ device, title, body, urgency }) {
  return element('li', { class: 'push' },
    element('small', { text: urgency === 'high' ? `${device} · urgent` : device }),
    element('b', { text: title }),
    element('p', { text: body }));
}

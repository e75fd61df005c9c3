import { clock, element } from './dom.js';

const SHOWN = 200;
const threads = document.getElementById('threads');

export function showMessages({ requests, messages }) {
  document.getElementById('sms-count').textContent = messages.length;
  document.getElementById('sms-empty').hidden = messages.length > 0;
  document.getElementById('sms-requests').textContent = requests === 1 ? '1 request to Twilio' : `${requests} requests to Twilio`;
  const atEnd = threads.scrollHeight - threads.scrollTop - threads.clientHeight < 40;
  threads.replaceChildren(...byNumber(messages.slice(-SHOWN)).map(thread));
  if (atEnd) {
    threads.scrollTop = threads.scrollHeight;
  }
}

/** One conversation a phone, the one that heard last at the end. */
function byNumber(messages) {
  const numbers = new Map();
  for (const message of messages) {
    const before = numbers.get(message.to) || [];
    numbers.delete(message.to);
    numbers.set(message.to, [...before, message]);
  }
  return [...numbers.values()];
}

function thread(messages) {
  const { to, from } = messages[messages.length - 1];
  return element('div', { class: 'thread' },
    element('h3', { text: to }, element('small', { text: `from ${from || 'a messaging service'}` })),
    ...messages.flatMap((message) => [
      element('div', { class: 'bubble', text: message.body || '(no text)' }),
      element('div', { class: 'stamp', title: message.sid, text: `${clock(message.receivedAt)} · ${message.status} · ${message.sid.slice(0, 8)}…` }),
    ]));
}

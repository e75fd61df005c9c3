import { showExamples } from './examples.js';
import { showMails } from './mails.js';
import { showMessages } from './messages.js';
import { showPushes } from './pushes.js';
import { listenToFaults, showFaults } from './faults.js';

const EVERY_MS = 2000;
const FAULTS = '/sandbox/faults';
const offline = document.getElementById('offline');
const seen = new Map();

/** Draws only what changed, so that nothing flickers and nobody loses the place. */
async function refresh(path, show) {
  const answer = await fetch(path, { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(`${path} answered ${answer.status}`);
  }
  const text = await answer.text();
  if (seen.get(path) !== text) {
    seen.set(path, text);
    show(JSON.parse(text));
  }
}

async function poll() {
  try {
    await Promise.all([
      refresh('/sandbox/mails', showMails),
      refresh('/sandbox/sms', showMessages),
      refresh('/sandbox/pushes', showPushes),
      refresh('/sandbox/examples', showExamples),
      refresh(FAULTS, showFaults),
    ]);
    offline.hidden = true;
  } catch {
    offline.hidden = false;
  }
  setTimeout(poll, EVERY_MS);
}

listenToFaults(() => {
  seen.delete(FAULTS);
  return refresh(FAULTS, showFaults);
});
poll();

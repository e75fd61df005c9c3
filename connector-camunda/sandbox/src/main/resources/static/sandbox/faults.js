import { post } from './dom.js';

/** The two forms that say what goes wrong next. */
export function listenToFaults() {
  listen('smtp-fault', '/sandbox/smtp/next', (fields) => ({
    phase: fields.get('phase'),
    reply: fields.get('reply'),
    times: Number(fields.get('times')),
  }));
  listen('twilio-fault', '/sandbox/twilio/next', (fields) => ({
    ...JSON.parse(fields.get('answer')),
    ...(fields.get('retryAfter') === '' ? {} : { retryAfter: Number(fields.get('retryAfter')) }),
    times: Number(fields.get('times')),
  }));
}

function listen(id, path, read) {
  const form = document.getElementById(id);
  const told = form.querySelector('.told');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const fault = read(new FormData(form));
    const answer = await post(path, fault);
    told.classList.toggle('bad', !answer.ok);
    told.textContent = answer.ok ? set(fault.times) : await mistakes(answer);
  });
}

function set(times) {
  return times === 1 ? 'Set for the next time.' : `Set for the next ${times} times.`;
}

async function mistakes(answer) {
  const { errors } = await answer.json();
  return errors.map((mistake) => `${mistake.field} ${mistake.problem}: ${mistake.expected}`).join('; ');
}

import { post } from './dom.js';

const FORMS = { smtp: 'smtp-fault', twilio: 'twilio-fault' };

/** The two forms that say what goes wrong next; `told` draws anew what is still to come. */
export function listenToFaults(told) {
  listen('smtp', told, (fields) => ({
    phase: fields.get('phase'),
    reply: fields.get('reply'),
    times: Number(fields.get('times')),
  }));
  listen('twilio', told, (fields) => ({
    ...JSON.parse(fields.get('answer')),
    ...(fields.get('retryAfter') === '' ? {} : { retryAfter: Number(fields.get('retryAfter')) }),
    times: Number(fields.get('times')),
  }));
}

/** Says below each form how often something is still to go wrong, and when that is over. */
export function showFaults(toCome) {
  for (const [name, id] of Object.entries(FORMS)) {
    const form = document.getElementById(id);
    if (toCome[name] > 0) {
      form.dataset.set = '';
      say(form, set(toCome[name]), true);
    } else if ('set' in form.dataset) {
      delete form.dataset.set;
      say(form, 'It has happened.', true);
    }
  }
}

function listen(name, told, read) {
  const form = document.getElementById(FORMS[name]);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await post(`/sandbox/${name}/next`, read(new FormData(form)));
    if (answer.ok) {
      form.dataset.set = '';
      await told();
    } else {
      say(form, await mistakes(answer), false);
    }
  });
}

function say(form, text, good) {
  const told = form.querySelector('.told');
  told.classList.toggle('bad', !good);
  told.textContent = text;
}

function set(times) {
  return times === 1 ? 'Set for the next time.' : `Set for the next ${times} times.`;
}

async function mistakes(answer) {
  const { errors } = await answer.json();
  return errors.map((mistake) => `${mistake.field} ${mistake.problem}: ${mistake.expected}`).join('; ');
}

import { element } from './dom.js';

const EVERY_MS = 1000;
const OUTPUTS = ['MESSAGE_SID', 'ERROR_CODE', 'ERROR_MESSAGE'];

const RUNNING = { word: 'Running', mood: '', more: '', running: true };

/** Says below a button what became of the instance it started, until the instance ends or another one is started. */
export async function follow(id, place) {
  place.dataset.instance = id;
  place.hidden = false;
  let state = RUNNING;
  say(place, id, state);
  while (state.running && place.dataset.instance === id) {
    await new Promise((done) => setTimeout(done, EVERY_MS));
    state = await look(id);
    if (place.dataset.instance === id) {
      say(place, id, state);
    }
  }
}

async function look(id) {
  const [instance, incidents] = await Promise.all([
    json(`/engine-rest/history/process-instance/${encodeURIComponent(id)}`),
    json(`/engine-rest/incident?processInstanceId=${encodeURIComponent(id)}`),
  ]);
  if (instance.endTime) {
    const outputs = await outputsOf(id);
    return { word: 'Ended', mood: outputs.includes('ERROR_CODE') ? 'bad' : 'good', more: outputs };
  }
  if (incidents.length > 0) {
    return { word: 'Needs an operator', mood: 'bad', more: incidents[0].incidentMessage || '', running: true };
  }
  return RUNNING;
}

async function outputsOf(id) {
  const variables = await json(`/engine-rest/history/variable-instance?processInstanceId=${encodeURIComponent(id)}`);
  const found = variables.filter(({ name }) => OUTPUTS.includes(name));
  // what the instance has at its end, be it null, goes before what its steps had
  const own = found.filter(({ activityInstanceId }) => activityInstanceId === id);
  const others = found.filter(({ name }) => own.every((variable) => variable.name !== name));
  const told = [...own, ...others].filter(({ value }) => value !== null).map(({ name, value }) => `${name} ${value}`);
  return [...new Set(told)].join(', ');
}

async function json(path) {
  return (await fetch(path)).json();
}

/** Cockpit shows an instance as long as it is there. */
function say(place, id, { word, mood, more, running }) {
  place.className = `run ${mood}`;
  place.replaceChildren(element('strong', { text: word }), more ? ` · ${more}` : '');
  if (running) {
    place.append(' · ', element('a', {
      href: `/camunda/app/cockpit/default/#/process-instance/${encodeURIComponent(id)}/runtime`, target: '_blank', text: 'see it in Cockpit',
    }));
  }
}

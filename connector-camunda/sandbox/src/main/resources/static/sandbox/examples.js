import { element, post } from './dom.js';
import { follow } from './run.js';

const NUMBERS = ['Short', 'Integer', 'Long', 'Double'];
const shelf = document.getElementById('examples');

export function showExamples(examples) {
  document.getElementById('examples-empty').hidden = examples.length > 0;
  shelf.replaceChildren(...examples.map(card));
}

function card(example) {
  const values = Object.entries(example.variables).map(([name, variable]) => ({ name, ...field(name, variable) }));
  const button = element('button', { type: 'submit', text: 'Start' });
  const run = element('p', { class: 'run', role: 'status', hidden: true });
  const form = element('form', { class: 'card example' },
    element('div', { class: 'example-head' },
      element('div', {}, element('h3', { text: example.title }), element('code', { text: example.key })), button),
    ...(values.length > 0 ? [details(values)] : []),
    run);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    await start(example.key, values, run);
    button.disabled = false;
  });
  return form;
}

function details(values) {
  return element('details', {},
    element('summary', { text: 'Start it with other values' }),
    element('div', { class: 'values' }, ...values.map((value) => value.label)));
}

async function start(key, values, run) {
  const variables = Object.fromEntries(values.map((value) => [value.name, { value: value.read(), type: value.type }]));
  const answer = await post(`/engine-rest/process-definition/key/${encodeURIComponent(key)}/start`, { variables });
  const result = await answer.json();
  if (answer.ok) {
    follow(result.id, run);
  } else {
    run.hidden = false;
    run.className = 'run bad';
    run.textContent = result.message;
  }
}

function field(name, { value, type }) {
  const input = control(value, type);
  const read = () => {
    if (input.type === 'checkbox') {
      return input.checked;
    }
    return NUMBERS.includes(type) && input.value !== '' ? Number(input.value) : input.value;
  };
  return { type, read, label: element('label', {}, name, input) };
}

function control(value, type) {
  if (type === 'Boolean') {
    return element('input', { type: 'checkbox', checked: value === true });
  }
  if (NUMBERS.includes(type)) {
    return element('input', { type: 'number', step: 'any', value });
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  if (text.length <= 60 && !text.includes('\n')) {
    return element('input', { type: 'text', value: text });
  }
  return element('textarea', { rows: 3, text });
}

/** An element with its class, text and children; text is never read as HTML. */
export function element(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  if (text !== undefined && text !== null) {
    made.textContent = text;
  }
  made.append(...children);
  return made;
}

const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const fully = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export function clock(instant) {
  return timeOfDay.format(new Date(instant));
}

export function moment(instant) {
  return fully.format(new Date(instant));
}

export async function post(path, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

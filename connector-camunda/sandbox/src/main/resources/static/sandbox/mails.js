import { clock, element, moment } from './dom.js';

const SHOWN = 200;
/** Before every mail's own HTML: it may bring styles and inline pictures, loads nothing, and links open elsewhere. */
const HTML_HEAD = `<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><base target="_blank">
  <style>body{font:15px/1.5 system-ui,sans-serif;margin:14px;overflow-wrap:anywhere}</style>`;

const list = document.getElementById('mail-list');
const reader = document.getElementById('mail');
let current = null;
/** Until somebody picks a mail, the newest is open. */
let picked = false;

export function showMails(mails) {
  document.getElementById('mails-count').textContent = mails.length;
  document.getElementById('mails-empty').hidden = mails.length > 0;
  const known = new Set([...list.children].map((item) => item.dataset.id));
  const latest = mails.map((mail, index) => ({ ...mail, id: `${index} ${mail.receivedAt}` })).slice(-SHOWN);
  const ids = new Set(latest.map((mail) => mail.id));
  [...list.children].filter((item) => !ids.has(item.dataset.id)).forEach((item) => item.remove());
  latest.filter((mail) => !known.has(mail.id)).forEach((mail) => list.prepend(entry(mail)));
  if (!picked || !ids.has(current)) {
    reader.hidden = latest.length === 0;
    latest.slice(-1).forEach(open);
  }
}

function entry(mail) {
  const button = element('button', { class: 'mail-item', type: 'button' },
    element('span', { class: 'subject', text: mail.subject || '(no subject)' }),
    element('time', { datetime: mail.receivedAt, text: clock(mail.receivedAt) }),
    element('span', { class: 'to', text: `to ${mail.to}` }));
  button.addEventListener('click', () => {
    picked = true;
    open(mail);
  });
  return element('li', { 'data-id': mail.id }, button);
}

function open(mail) {
  current = mail.id;
  for (const item of list.children) {
    item.firstChild.setAttribute('aria-current', item.dataset.id === current);
  }
  reader.hidden = false;
  reader.replaceChildren(
    element('h3', { text: mail.subject || '(no subject)' }),
    facts(mail),
    ...files(mail.attachments),
    ...content(mail));
  reader.scrollTop = 0;
}

function facts(mail) {
  const rows = [['From', mail.from], ['To', mail.to], ['Arrived', moment(mail.receivedAt)], ['Message-ID', mail.messageId],
    ['Answered', mail.reply || 'nothing: its sender is in doubt']];
  return element('dl', {}, ...rows
    .filter(([, value]) => value)
    .flatMap(([name, value]) => [element('dt', { text: name }), element('dd', { text: value })]));
}

function files(attachments) {
  if (attachments.length === 0) {
    return [];
  }
  const items = attachments.map((file) => element('li', { title: file.contentType },
    element('span', { text: `${file.name} ` }), element('small', { text: size(file.size) })));
  return [element('ul', { class: 'files', 'aria-label': 'Attachments' }, ...items)];
}

function size(bytes) {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;
}

function content(mail) {
  const views = [];
  if (mail.html) {
    views.push(['HTML', element('iframe', {
      sandbox: 'allow-popups allow-popups-to-escape-sandbox', title: 'The mail as HTML', srcdoc: HTML_HEAD + mail.html,
    })]);
  }
  if (mail.text || !mail.html) {
    views.push(['Text', element('pre', { text: mail.text || '(no text)' })]);
  }
  return views.length === 1 ? [views[0][1]] : tabbed(views);
}

function tabbed(views) {
  const tabs = views.map(([name, view]) => {
    const tab = element('button', { type: 'button', role: 'tab', text: name });
    tab.addEventListener('click', () => select(view));
    return tab;
  });
  const select = (chosen) => views.forEach(([, view], index) => {
    view.hidden = view !== chosen;
    tabs[index].setAttribute('aria-selected', view === chosen);
  });
  select(views[0][1]);
  return [element('div', { class: 'tabs', role: 'tablist' }, ...tabs), ...views.map(([, view]) => view)];
}

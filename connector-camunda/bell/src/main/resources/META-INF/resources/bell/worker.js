/** Shows what is pushed to this device, also when no page is open; what is clicked there is noted in the inbox. */
importScripts('/bell/kept-token.js');

const PAGE = '/bell/app';

/** What a notification of the system says beside the note's own texts. */
const TEXTS = {
  en: { open: 'Open', markRead: 'Mark as read', news: 'You have a new notification' },
  fr: { open: 'Ouvrir', markRead: 'Marquer comme lue', news: 'Vous avez une nouvelle notification' },
  es: { open: 'Abrir', markRead: 'Marcar como leída', news: 'Tiene una nueva notificación' },
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => event.waitUntil(show(event.data)));

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(clicked(event.action, event.notification.data));
});

/** A browser that sees nothing for a push shows something of its own, so that there is always something. */
async function show(data) {
  const { title, body, navigate, lang, tag, app_badge: badge, data: note = {} } = read(data);
  const { open, markRead, news } = textsIn(lang || navigator.language);
  await self.registration.showNotification(title || news, {
    body,
    lang,
    tag,
    icon: '/bell/icon-192.png',
    badge: '/bell/badge-96.png',
    data: { ...note, navigate },
    actions: note.note ? [{ action: 'open', title: open }, { action: 'read', title: markRead }] : [],
  });
  if (Number.isInteger(badge)) {
    await navigator.setAppBadge?.(badge);
  }
}

function textsIn(tag) {
  const language = tag.toLowerCase().split(/[-_]/)[0];
  return Object.hasOwn(TEXTS, language) ? TEXTS[language] : TEXTS.en;
}

function read(data) {
  try {
    return data.json().notification ?? {};
  } catch {
    return {};
  }
}

async function clicked(action, { note, link, navigate } = {}) {
  if (action === 'read') {
    return (await mark(note, 'read')) || open(`${PAGE}?note=${encodeURIComponent(note)}&mark=read`);
  }
  const noted = note && (await mark(note, 'acted'));
  return open(noted && isPage(link) ? link : (navigate ?? PAGE));
}

/** Only what opens a page, and nothing that runs in this one. */
function isPage(link) {
  return /^https?:\/\//i.test(link ?? '');
}

/** Whether the inbox has noted it: the page that shows the inbox has left its token, which may have expired. */
async function mark(note, how) {
  const token = await keptToken.get();
  if (!token || !note) {
    return false;
  }
  try {
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`/api/notes/${encodeURIComponent(note)}/${how}`, { method: 'POST', headers });
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}

/** A page of ours that is open is used again. */
async function open(address) {
  const url = new URL(address, self.location.origin).href;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const ours = pages.find((page) => new URL(page.url).pathname === PAGE && url.startsWith(self.location.origin + PAGE));
  if (ours) {
    await ours.focus();
    ours.postMessage({ url });
    return;
  }
  await self.clients.openWindow(url);
}

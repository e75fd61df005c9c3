import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, eventually } from './browser.js';
import { InboxServer } from './inbox-server.js';
import { SignInProvider } from './sign-in-provider.js';

const PHONE = { width: 390, height: 780, isMobile: true, hasTouch: true };
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1';
const KEY = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM';

let server;
let browser;
before(async () => {
  server = await new InboxServer().start();
  browser = await chromium('finger');
});
after(async () => {
  await browser.close();
  server.stop();
});

async function open(user, { path = '/bell/app', agent, prepare = async () => {} } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(error.message));
  await page.setViewport(PHONE);
  if (agent) {
    await page.setUserAgent(agent);
  }
  await prepare(page);
  await page.goto(`${server.url}${path}#access_token=${user}`);
  return page;
}

// a page that is just being left shows nothing
const read = (page, selector) => page.evaluate((wanted) => document.querySelector(wanted)?.innerText ?? '', selector).catch(() => '');
const says = (page, selector, part) => eventually(async () => (await read(page, selector)).includes(part), async () => `${part}. There is: ${await read(page, selector)}`);
const inbox = (page) => page.evaluate(() => document.querySelector('carillon-bell').shadowRoot.querySelector('.panel')?.innerText ?? '').catch(() => '');

describe('the inbox as an app', () => {
  it('fills a phone, is installable, and needs no bell', async () => {
    server.add('ann', { title: 'Order 4711 waits' });
    const page = await open('ann');
    await eventually(async () => (await inbox(page)).includes('Order 4711 waits'), () => inbox(page));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    const manifest = await page.evaluate(async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json());
    assert.equal(manifest.display, 'standalone');
    for (const { src } of manifest.icons) {
      assert.equal(await page.evaluate(async (icon) => (await fetch(icon)).status, src), 200);
    }
    assert.equal(await page.evaluate(() => location.hash), '');
    assert.deepEqual(page.complaints, []);
  });

  it('offers by a note what can be done, for a finger', async () => {
    server.add('ida', { title: 'Read prices failed', commands: ['RETRY', 'SILENCE'] });
    server.commands = (command) => [200, command === 'retry' ? { retried: 3, left: 0 } : { until: '2026-11-21T14:30:00Z' }];
    const page = await open('ida');
    const tap = async (command) => (await page.waitForSelector(`carillon-bell >>> [data-command=${command}]`, { visible: true })).tap();
    const told = (words) => eventually(async () => (await inbox(page)).includes(words), () => inbox(page));
    await tap('retry');
    await told('3 tried again');
    await tap('silence');
    await tap('P7D');
    await told('Muted until');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    assert.deepEqual(page.complaints, []);
  });

  it('says so where the server notifies no device', async () => {
    server.devices.connections = [];
    await says(await open('ben'), '.device', 'No notifications on devices');
  });

  it('says on an iPhone that it belongs on the home screen, whatever the server does', async () => {
    await says(await open('cleo', { agent: IPHONE }), '.device', 'Add this page to your home screen');
  });

  it('asks for permission only when pressed, and says what to do where it was refused', async () => {
    server.devices.connections = [{ name: 'web', kinds: ['web-push'], publicKey: KEY }];
    const page = await open('dora', {
      prepare: (opened) => opened.evaluateOnNewDocument(() => {
        window.asked = 0;
        let permission = 'default';
        Object.defineProperty(Notification, 'permission', { get: () => permission });
        Notification.requestPermission = async () => {
          window.asked += 1;
          permission = 'denied';
          return permission;
        };
      }),
    });
    await says(page, '.device', 'Notify me on this device');
    assert.equal(await page.evaluate(() => window.asked), 0);
    await page.click('.device button');
    await says(page, '.device', 'Notifications are blocked here');
    assert.equal(await page.evaluate(() => window.asked), 1);
    assert.deepEqual(server.devices.of('dora'), []);
  });

  it('lists the devices, which can be renamed and removed', async () => {
    server.devices.add('eve', { name: 'Old phone' });
    server.devices.add('eve', { name: 'Lost tablet', state: 'gone', obstacle: 'DEVICE_GONE', reason: 'the push service knows it no longer' });
    server.devices.add('fred', { name: "Fred's" });
    const page = await open('eve');
    page.on('dialog', (dialog) => dialog.accept('New phone'));
    await says(page, '.bar', 'My devices');
    await page.click('.bar button');
    await says(page, '.devices', 'Lost tablet');
    assert.match(await read(page, '.devices'), /is gone · the push service knows it no longer/);
    assert.doesNotMatch(await read(page, '.devices'), /Fred/);
    await page.click('.devices button[aria-label="Rename: Old phone"]');
    await says(page, '.devices', 'New phone');
    await page.click('.devices button[aria-label="Remove: New phone"]');
    await eventually(async () => !(await read(page, '.devices')).includes('New phone'), () => read(page, '.devices'));
    assert.equal(server.devices.of('eve')[0].state, 'revoked');
  });

  it('notes what was clicked outside, and leads on to the page of the note', async () => {
    const { id } = server.add('gus', { url: `${server.url}/bell/bell.svg` });
    const page = await open('gus', { path: `/bell/app?note=${server.notesOf('gus')[0].id}` });
    await eventually(async () => page.url() === `${server.url}/bell/bell.svg`, () => page.url());
    assert.ok(server.notesOf('gus').find((note) => note.id === id).actedAt);
  });

  it('marks as read where that was clicked, and stays', async () => {
    const { id } = server.add('hal', { url: `${server.url}/bell/bell.svg` });
    const page = await open('hal', { path: `/bell/app?note=${id}&mark=read` });
    await eventually(() => server.notesOf('hal')[0].readAt, () => JSON.stringify(server.notesOf('hal')));
    assert.equal(server.notesOf('hal')[0].actedAt, null);
    assert.equal(await page.evaluate(() => location.search), '');
  });

  it('speaks French and Spanish', async () => {
    server.devices.connections = [];
    await says(await open('ina', { path: '/bell/app?lang=fr' }), '.device', 'Pas de notifications sur les appareils');
    await says(await open('ina', { path: '/bell/app?lang=es' }), '.device', 'Sin avisos en dispositivos');
  });

  it('lets nobody in without a sign-in', async () => {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(`${server.url}/bell/app`);
    await says(page, '.sign-in', 'Access token');
    const expired = await open('expired');
    await says(expired, '.sign-in', 'Your sign-in has expired.');
  });
});

describe('a device that was revoked', () => {
  it('does not come back by opening the page', async () => {
    server.devices.connections = [{ name: 'web', kinds: ['web-push'], publicKey: KEY }];
    const { id } = server.devices.add('pia', { state: 'revoked', obstacle: 'DEVICE_GONE' });
    const page = await open('pia', {
      prepare: (opened) => opened.evaluateOnNewDocument((known) => {
        localStorage.setItem('carillon-device', known);
        Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
        PushManager.prototype.getSubscription = async () => ({ endpoint: 'https://push.example.org/1', getKey: () => new ArrayBuffer(0) });
      }, id),
    });
    await says(page, '.device', 'Notify me on this device');
    assert.deepEqual(server.asked('POST', '/devices').filter(({ body }) => body.id === id), []);
    assert.equal(await page.evaluate(() => localStorage.getItem('carillon-device')), null);
  });
});

describe('a sign-in with a provider', () => {
  before(() => {
    server.signIn = { issuer: `${server.url}/login`, clientId: 'bell', scope: 'openid' };
    server.provider = new SignInProvider('olga');
  });
  after(() => (server.signIn = null));

  it('is not gone past by a link that brings a token', async () => {
    const page = await open('mallory');
    await says(page, '.sign-in', 'Sign in');
    assert.equal(await page.evaluate(() => location.hash), '');
  });

  it('leads there and back, and is renewed before it ends', async () => {
    server.add('olga', { title: 'Hers' });
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(`${server.url}/bell/app?lang=en`);
    await says(page, '.sign-in', 'Sign in');
    await page.click('.sign-in button');
    await eventually(async () => (await inbox(page)).includes('Hers'), () => inbox(page));
    assert.equal(await page.evaluate(() => location.search), '?lang=en');
    assert.deepEqual(server.provider.grants, ['authorization_code']);

    server.provider.holds = 1;
    await page.evaluate(() => localStorage.setItem('carillon-sign-in', JSON.stringify({ access: 'old', until: Date.now(), refresh: 'again' })));
    await page.reload();
    await eventually(async () => (await inbox(page)).includes('Hers'), () => inbox(page));
    assert.equal(server.provider.grants.at(-1), 'refresh_token');
  });

  it('ends where the provider says so', async () => {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.evaluateOnNewDocument(() => localStorage.setItem('carillon-sign-in', JSON.stringify({ access: 'old', until: 1, refresh: 'revoked' })));
    await page.goto(`${server.url}/bell/app`);
    await says(page, '.sign-in', 'Sign in');
  });

  it('takes no answer that it has not asked for', async () => {
    const asked = server.provider.grants.length;
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(`${server.url}/bell/app?code=stolen&state=guessed`);
    await says(page, '.sign-in', 'Sign in');
    assert.equal(server.provider.grants.length, asked);
  });
});

describe('the service worker', () => {
  const push = (note) => JSON.stringify({ web_push: 8030, notification: { title: note.title, body: note.body, navigate: `${server.url}/bell/app?note=${note.id}`, tag: note.id, data: { note: note.id } } });

  /** Delivers to the page's service worker what a push service would. */
  async function deliver(page, data) {
    const client = await page.createCDPSession();
    const found = new Promise((resolve) => client.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId)));
    await client.send('ServiceWorker.enable');
    await client.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId: await found, data });
  }

  /** The page's service worker, which keeps what it would have the system show: this browser has no system around it. */
  async function workerOf(page) {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    const target = await page.browserContext().waitForTarget((found) => found.type() === 'service_worker');
    const worker = await target.worker();
    await worker.evaluate(() => {
      self.shown = [];
      self.registration.showNotification = async (title, options) => self.shown.push({ title, ...options });
    });
    return worker;
  }

  const shown = (worker) => worker.evaluate(() => self.shown);

  before(() => (server.devices.connections = [{ name: 'web', kinds: ['web-push'], publicKey: KEY }]));

  it('shows what is pushed, with what can be done', async () => {
    const note = server.add('jim', { title: 'Too warm', body: '31 degrees' });
    const page = await open('jim');
    const worker = await workerOf(page);
    await deliver(page, push(note));
    await eventually(async () => (await shown(worker)).length === 1, async () => JSON.stringify(await shown(worker)));
    const [{ title, body, tag, actions, data }] = await shown(worker);
    assert.deepEqual({ title, body, tag }, { title: 'Too warm', body: '31 degrees', tag: note.id });
    assert.deepEqual(actions.map((one) => one.title), ['Open', 'Mark as read']);
    assert.equal(data.note, note.id);
  });

  it('marks the note as read without opening anything', async () => {
    const note = server.add('joe', {});
    const page = await open('joe');
    await eventually(async () => (await inbox(page)).includes(note.title), () => inbox(page));
    const worker = await workerOf(page);
    await worker.evaluate((id) => {
      const event = new Event('notificationclick');
      Object.assign(event, { action: 'read', notification: { close() {}, data: { note: id } }, waitUntil() {} });
      self.dispatchEvent(event);
    }, note.id);
    await eventually(() => server.notesOf('joe')[0].readAt, () => JSON.stringify(server.notesOf('joe')));
    assert.equal(server.notesOf('joe')[0].actedAt, null);
  });

  it('shows something for what it cannot read, since a browser wants to see something', async () => {
    const page = await open('kim');
    const worker = await workerOf(page);
    await deliver(page, 'no JSON');
    await eventually(async () => (await shown(worker))[0]?.title === 'You have a new notification', async () => JSON.stringify(await shown(worker)));
  });
});

describe('the page of all devices', () => {
  it('is for administrators', async () => {
    await says(await open('len', { path: '/bell/devices' }), '#said', 'This page is for administrators');
  });

  it('finds devices by their user, and revokes', async () => {
    server.devices.administrators.add('root');
    const { id } = server.devices.add('mia', { name: "Mia's phone" });
    server.devices.add('ned', { name: "Ned's phone" });
    const page = await open('root', { path: '/bell/devices' });
    page.on('dialog', (dialog) => dialog.accept());
    await says(page, 'tbody', "Ned's phone");
    await page.type('input[name=user]', 'mia');
    await page.click('form button');
    await eventually(async () => !(await read(page, 'tbody')).includes('Ned'), () => read(page, 'tbody'));
    await says(page, 'tbody', id);
    await page.evaluate(() => [...document.querySelectorAll('tbody button')].find(({ textContent }) => textContent === 'Revoke').click());
    await says(page, 'tbody', 'revoked by an administrator');
    assert.equal(server.devices.of('mia')[0].state, 'revoked');
  });
});

/** Takes pictures of the bell and the preferences in all their states; `bell`, `bell-dark`, `commands` and `preferences` are those of the documentation: node pictures.js DIRECTORY */
import { Stage } from './browser.js';

const directory = process.argv[2];
const ago = (minutes) => new Date(Date.now() - minutes * 60_000).toISOString();
const NOTES = [
  { title: 'Your expense report was approved', body: 'Grace Hopper approved 214.50 EUR. The amount is paid out with the next run.', businessKey: 'E-2207', createdAt: ago(60 * 24 * 3), seenAt: ago(9), readAt: ago(9), archivedAt: null },
  { title: 'Supplier has not answered for two days', body: 'The offer for A-1031 expires tomorrow at noon.', category: 'ORDER_LATE', severity: 'WARNING', businessKey: 'A-1031', createdAt: ago(60 * 26), seenAt: ago(9), readAt: ago(9) },
  { title: 'Invoice run stopped with an incident', body: 'Activity “Post to ledger”: the connection was refused. 12 instances are waiting.\nThe first of them stopped at 09:41; three retries did not help.', severity: 'CRITICAL', category: 'SUPERVISION', url: 'https://camunda.example.org/cockpit', businessKey: 'run-2026-11', createdAt: ago(95) },
  { title: 'Winner of your A/B test was chosen', body: 'Variant B, with 31 % more clicks.', url: 'https://example.org/ab', createdAt: ago(42) },
  { title: 'Please approve order A-1042', body: 'Ada Lovelace ordered 3 licences for 1,470.00 EUR.', category: 'ACTION_REQUIRED', url: 'https://camunda.example.org/tasklist', businessKey: 'A-1042', createdAt: ago(3) },
];

async function taken(stage, name, user, attributes, { width = 760, height = 700, dark = false, touch = false, scale = 2, what = 'bell' } = {}, act = async () => {}) {
  const bell = await stage[what](user, attributes, async (page) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.setViewport({ width, height, deviceScaleFactor: scale, hasTouch: touch, isMobile: touch });
  });
  await act(bell);
  await new Promise((later) => setTimeout(later, 150));
  await bell.page.screenshot({ path: `${directory}/${name}.png` });
}

function fill(server) {
  NOTES.forEach((note) => server.add('demo', note, false));
  for (let number = 0; number < 130; number++) {
    server.add('many', { title: `Order A-${1000 + number} was shipped`, body: 'It arrives tomorrow.' }, false);
  }
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  server.add('long', { title: `${long} ${long}`, body: `${long.repeat(6)}`, category: 'A_CATEGORY_WITH_A_VERY_LONG_NAME_INDEED', severity: 'WARNING', businessKey: long, url: 'https://example.org/' }, false);
  server.add('long', { title: 'טופס בקשה חדש ממתין לאישור', body: 'الرجاء الموافقة على الطلب رقم 1042', category: 'ACTION_REQUIRED' }, false);
  server.preferences.categories.set('demo', ['NEWSLETTER', 'ORDER_LATE']);
  for (const channel of ['Smtp', 'Mail']) {
    server.preferences.put('demo', '*', channel, false);
    server.preferences.put('demo', 'ACTION_REQUIRED', channel, true);
  }
  server.preferences.put('demo', 'NEWSLETTER', 'SignalR', false);
  server.preferences.categories.set('long', ['A_CATEGORY_WITH_A_VERY_LONG_NAME_INDEED_X', 'DONAUDAMPFSCHIFFFAHRTSELEKTRIZITAETENHAUPT']);
  server.preferences.put('long', 'DONAUDAMPFSCHIFFFAHRTSELEKTRIZITAETENHAUPT', 'Smtp', false);
  server.preferences.put('long', 'DONAUDAMPFSCHIFFFAHRTSELEKTRIZITAETENHAUPT', 'SignalR', false);
  server.add('long', { title: 'A title that is so long that it does not fit into one line, and not into two either, because somebody wrote a whole story there', body: 'And a text\nof several\nlines,\nof which\nonly the first\nare shown.' }, false);
}

const open = (bell) => bell.open();
const COMMANDS = { width: 540, height: 640, scale: 1.5 };
const FAILED = { title: 'nightly-import: Read prices failed', body: 'Read prices (read-prices) in run-2026-11: the connection was refused.', category: 'SUPERVISION', severity: 'CRITICAL', url: 'https://camunda.example.org/cockpit', businessKey: 'run-2026-11', commands: ['RETRY', 'SILENCE'] };

function fail(server) {
  fill(server);
  for (const user of ['told', 'muted', 'tired']) {
    server.add(user, NOTES[3], false);
    server.add(user, { ...FAILED, createdAt: ago(90) }, false);
    server.add(user, { ...FAILED, body: '100 more instances failed at Read prices (read-prices), such as run-2026-12, run-2026-13 and run-2026-14.', businessKey: '', createdAt: ago(2) }, false);
  }
  server.commands = (command) => [200, command === 'retry' ? { retried: 60, left: 40 } : { until: new Date(Date.now() + 14_400_000).toISOString() }];
}

async function given(bell) {
  await open(bell);
  await bell.click('[data-command=retry]');
  await bell.until((root) => root.querySelector('.result').dataset.kind);
  await bell.click('.note + .note [data-command=silence]');
  await bell.click('.note + .note [data-command=PT4H]');
  await bell.until((root) => root.querySelector('.note + .note .result').dataset.kind);
  await bell.click('.note + .note [data-command=silence]');
}

let stage = await Stage.open(fail);
await taken(stage, 'closed', 'demo', {}, { height: 120 }, (bell) => bell.badge('3'));
await taken(stage, 'many', 'many', {}, { height: 120 }, (bell) => bell.badge('99+'));
for (const dark of [false, true]) {
  await taken(stage, dark ? 'bell-dark' : 'bell', 'demo', {}, { width: 540, height: 640, scale: 1.5, dark }, open);
}
await taken(stage, 'light', 'demo', { preferences: '/preferences' }, {}, open);
await taken(stage, 'dark', 'demo', {}, { dark: true }, open);
await taken(stage, 'commands', 'told', {}, COMMANDS, given);
await taken(stage, 'commands-dark', 'muted', { lang: 'es' }, { ...COMMANDS, dark: true }, given);
await taken(stage, 'hover', 'demo', {}, {}, async (bell) => {
  await open(bell);
  await bell.deed('Winner of your A/B test was chosen', 'remove');
  await (await bell.page.$('carillon-bell >>> .note')).hover();
});
await taken(stage, 'focus', 'demo', {}, {}, async (bell) => {
  await open(bell);
  await bell.press('ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight');
});
await taken(stage, 'long', 'long', {}, {}, open);
await taken(stage, 'long-open', 'long', {}, { height: 900 }, async (bell) => {
  await open(bell);
  await bell.click('.fold');
});
await taken(stage, 'empty', 'nobody', {}, {}, open);
await taken(stage, 'empty-dark', 'nobody', { lang: 'fr' }, { dark: true }, async (bell) => {
  await open(bell);
  await bell.tab('unread');
});
await taken(stage, 'many-open', 'many', {}, {}, async (bell) => {
  await open(bell);
  await bell.ask((root) => root.querySelector('.scroll').scrollTo(0, 9_999));
});
const table = (bell) => bell.until((root) => root.querySelector('.switch'));
await taken(stage, 'preferences', 'demo', {}, { width: 720, height: 602, scale: 1.5, what: 'preferences' }, table);
await taken(stage, 'preferences-dark', 'demo', {}, { width: 720, height: 602, dark: true, what: 'preferences' }, async (page) => {
  await table(page);
  await page.turn('*', 'inApp');
  await page.press('Tab', 'Tab');
  await page.saved();
});
await taken(stage, 'preferences-page', 'demo', {}, { width: 1100, height: 1000, what: 'preferences' }, async (page) => {
  await page.page.goto(`${stage.server.url}/bell/preferences#access_token=demo`);
  await table(page);
});
stage.server.fault = ({ method }) => (method === 'GET' ? undefined : 500);
await taken(stage, 'preferences-refused', 'demo', { lang: 'fr' }, { width: 720, height: 520, what: 'preferences' }, async (page) => {
  await page.turn('INFO', 'email');
  await page.until((root) => root.querySelector('.notice').textContent);
  await page.page.mouse.move(0, 0);
});
stage.server.fault = () => 503;
await taken(stage, 'preferences-failed', 'demo', {}, { what: 'preferences' }, (page) => page.until((root) => root.querySelector('.retry')));
await taken(stage, 'failed', 'demo', {}, {}, (bell) => bell.click('.bell'));
await taken(stage, 'signed-out', 'expired', {}, { dark: true }, (bell) => bell.click('.bell'));
stage.server.fault = () => undefined;
for (const dark of [false, true]) {
  await taken(stage, dark ? 'page-dark' : 'page', 'demo', {}, { width: 1100, height: 900, dark }, async (bell) => {
    await bell.page.goto(`${stage.server.url}/bell#access_token=demo`);
    await new Promise((later) => setTimeout(later, 400));
  });
}
await stage.close();

stage = await Stage.open(fail, 'finger');
await taken(stage, 'commands-narrow', 'tired', { lang: 'fr' }, { width: 390, height: 780, touch: true }, given);
await taken(stage, 'narrow', 'demo', { lang: 'fr' }, { width: 390, height: 780, touch: true }, open);
await taken(stage, 'preferences-narrow', 'demo', { lang: 'fr' }, { width: 390, height: 720, touch: true, what: 'preferences' }, table);
await taken(stage, 'preferences-long-narrow', 'long', { lang: 'es' }, { width: 320, height: 720, touch: true, what: 'preferences' }, table);
await taken(stage, 'gear-narrow', 'demo', { lang: 'fr', preferences: '/preferences' }, { width: 390, height: 780, touch: true }, open);
await taken(stage, 'long-narrow', 'long', { lang: 'es' }, { width: 320, height: 640, touch: true }, open);
await stage.close();

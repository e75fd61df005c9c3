import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage, eventually } from './browser.js';

let stage;
before(async () => (stage = await Stage.open()));
after(() => stage.close());

const ATTACKS = [
  '<img src=x onerror="window.hacked=1">',
  '"><script>window.hacked=1</script>',
  '<svg/onload=window.hacked=1>',
  '{{constructor.constructor("window.hacked=1")()}}',
  '\u202Eevil\u0000\u2028',
];
const ADDRESSES = [
  'javascript:window.hacked=1',
  'JaVaScRiPt:window.hacked=1',
  ' java\nscript:window.hacked=1',
  'data:text/html,<script>opener.hacked=1</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  '//evil.example',
  '/relative',
  'https://',
  'blob:https://example.org/1',
];

describe('what a note can do to a page', () => {
  it('nothing of a note is ever HTML, in any field, however it comes', async () => {
    for (const attack of ATTACKS) {
      const fields = { title: attack, body: attack, category: attack, severity: attack, businessKey: attack, url: attack };
      stage.server.add('attacked', fields, false);
    }
    const bell = await stage.bell('attacked');
    await bell.open();
    ATTACKS.forEach((attack) => stage.server.add('attacked', { title: `pushed ${attack}`, body: attack, category: attack }));
    await bell.until((root, count) => root.querySelectorAll('.note').length === count, 2 * ATTACKS.length);
    assert.equal(await bell.ask(() => window.hacked), undefined);
    assert.equal(await bell.ask((root) => root.querySelectorAll('img, script, iframe, [onerror], [onload], [onclick]').length), 0);
    await bell.shows('<img src=x onerror="window.hacked=1">');
    bell.quiet();
  });

  it('an address that does not open a page is no link', async () => {
    ADDRESSES.forEach((url, number) => stage.server.add('addresses', { title: `A${number}`, url }, false));
    const bell = await stage.bell('addresses');
    await bell.open();
    await bell.until((root, count) => root.querySelectorAll('.note').length === count, ADDRESSES.length);
    assert.deepEqual(await bell.ask((root) => [...root.querySelectorAll('a')].map(({ href }) => href)), []);
    await bell.ask((root) => root.querySelectorAll('.main').forEach((main) => main.click()));
    assert.equal(await bell.ask(() => window.hacked), undefined);
    bell.quiet();
  });

  it('fields of the wrong kind break nothing', async () => {
    for (const value of [null, 7, true, {}, ['x']]) {
      stage.server.add('odd', { title: value, body: value, url: value, category: value, severity: value, businessKey: value });
    }
    const bell = await stage.bell('odd');
    await bell.open();
    for (const json of [null, 'x', 7, [], {}, { id: 7 }]) {
      stage.server.hub.push('odd', 'notification', json);
    }
    stage.server.add('odd', { title: 'Sound' });
    await bell.shows('Sound');
    assert.equal((await bell.titles()).length, 6);
    bell.quiet();
  });

  it('an answer that is none is an error that can be tried again', async () => {
    stage.server.fault = ({ path }) => (path.startsWith('/notes') ? 200 : undefined);
    const bell = await stage.bell('none');
    await bell.click('.bell');
    await bell.until((root) => root.querySelector('.retry'));
    stage.server.fault = () => undefined;
    await bell.click('.retry');
    await bell.until((root) => root.querySelector('.blank h3')?.textContent === 'No notifications');
    bell.quiet();
  });

  it('long words, long titles and other scripts stay within the panel', async () => {
    const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);
    stage.server.add('long', { title: long, body: long.repeat(20), category: 'A'.repeat(40), businessKey: long }, false);
    stage.server.add('long', { title: 'טופס בקשה חדש ממתין לאישור', body: 'الرجاء الموافقة على الطلب رقم 1042' }, false);
    for (const width of [320, 1000]) {
      const bell = await stage.bell('long', {}, (page) => page.setViewport({ width, height: 700 }));
      await bell.open();
      await bell.until((root) => root.querySelector('.panel').getAnimations().length === 0);
      const over = await bell.ask((root) => [...root.querySelectorAll('.scroll, .note, .content, .meta')].filter((box) => box.scrollWidth > box.clientWidth + 1).length);
      assert.equal(over, 0, `at ${width}`);
      const { left, right, top, bottom } = await bell.ask((root) => root.querySelector('.panel').getBoundingClientRect().toJSON());
      assert.ok(left >= 0 && right <= width && top >= 0 && bottom <= 700, JSON.stringify({ left, right, top, bottom }));
      bell.quiet();
    }
  });
});

/** Whatever the clock on the wall says. */
const itIs = (time, page) => page.evaluateOnNewDocument((now) => {
  Date.now = () => now;
}, time);

describe('its languages', () => {
  const spoken = {
    en: ['Notifications, 2 new', 'Mark all as read', 'All caught up', 'yesterday', 'Deleted: One', 'Action required'],
    fr: ['Notifications, 2 nouvelles', 'Tout marquer comme lu', 'Vous êtes à jour', 'hier', 'Supprimée\u00a0: One', 'Action requise'],
    es: ['Notificaciones, 2 nuevas', 'Marcar todo como leído', 'Está al día', 'ayer', 'Eliminada: One', 'Acción requerida'],
  };
  for (const [lang, [label, readAll, caughtUp, yesterday, deleted, category]] of Object.entries(spoken)) {
    it(`it speaks ${lang}`, async () => {
      const noon = new Date().setHours(12, 0, 0, 0);
      const theMorningBefore = new Date(noon - 26 * 3_600_000).toISOString();
      stage.server.add(lang, { title: 'One', category: 'ACTION_REQUIRED', createdAt: theMorningBefore }, false);
      stage.server.add(lang, { title: 'Two' }, false);
      const bell = await stage.bell(lang, { lang: `${lang}-CH` }, (page) => itIs(noon, page));
      await bell.until((root, wanted) => root.querySelector('.bell').getAttribute('aria-label') === wanted, label);
      await bell.open();
      assert.equal(await bell.ask((root) => root.querySelector('.text').textContent), readAll);
      assert.equal(await bell.ask((root) => [...root.querySelectorAll('time')].at(-1).textContent), yesterday);
      assert.ok((await bell.ask((root) => [...root.querySelectorAll('.chip')].map(({ textContent }) => textContent))).includes(category));
      await bell.deed('One', 'remove');
      await bell.until((root, wanted) => root.querySelector('.going:not([hidden]) span')?.textContent === wanted, deleted);
      await bell.click('.text');
      await eventually(() => stage.server.counts(lang).unread === 0);
      await bell.tab('unread');
      await bell.until((root, wanted) => root.querySelector('.blank h3')?.textContent === wanted, caughtUp);
      bell.quiet();
    });
  }

  it('in French a space that does not break stands before a colon', async () => {
    stage.server.add('espace', { title: 'One', severity: 'WARNING' }, false);
    const bell = await stage.bell('espace', { lang: 'fr' });
    await bell.open();
    const said = await bell.ask((root) => [...root.querySelectorAll('[data-deed]')].map((button) => button.getAttribute('aria-label')));
    assert.deepEqual(said, ['Marquer comme lue\u00a0: One', 'Archiver\u00a0: One', 'Supprimer\u00a0: One']);
    assert.equal(await bell.ask((root) => root.querySelector('.main .hidden').textContent), 'Non lue\u00a0: Avertissement\u00a0: ');
    stage.server.add('espace', { title: 'Two' });
    await bell.until((root) => root.querySelector('[role=status]').textContent === 'Nouvelle notification\u00a0: Two');
    bell.quiet();
  });

  it('what it does not speak is English, and the language can be changed while it is open', async () => {
    const nameless = await stage.bell('none', { lang: 'constructor' });
    await nameless.until((root) => root.querySelector('.bell').getAttribute('aria-label') === 'Notifications');
    nameless.quiet();
    const bell = await stage.bell('none', { lang: 'tlh' });
    await bell.until((root) => root.querySelector('.bell').getAttribute('aria-label') === 'Notifications');
    await bell.ask(() => document.querySelector('carillon-bell').setAttribute('lang', 'es'));
    await bell.until((root) => root.querySelector('.bell').getAttribute('aria-label') === 'Notificaciones');
    bell.quiet();
  });
});

describe('its looks', () => {
  it('it is dark where the system or the page says so', async () => {
    const surface = (bell) => bell.ask((root) => getComputedStyle(root.querySelector('.panel')).backgroundColor);
    const bell = await stage.bell('none', {}, (page) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]));
    const dark = await surface(bell);
    await bell.ask(() => document.querySelector('carillon-bell').setAttribute('theme', 'light'));
    const light = await surface(bell);
    assert.notEqual(light, dark);
    await bell.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await bell.ask(() => document.querySelector('carillon-bell').setAttribute('theme', 'dark'));
    assert.equal(await surface(bell), dark);
    await bell.ask(() => document.querySelector('carillon-bell').style.setProperty('--carillon-surface', 'rgb(1, 2, 3)'));
    assert.equal(await surface(bell), 'rgb(1, 2, 3)');
    bell.quiet();
  });

  it('nothing moves for those who want no motion', async () => {
    stage.server.add('still', {}, false);
    const bell = await stage.bell('still', {}, (page) => page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]));
    await bell.open();
    stage.server.add('still', { title: 'Quiet' });
    await bell.shows('Quiet');
    assert.equal(await bell.ask((root) => root.getAnimations().length), 0);
    bell.quiet();
  });

  it('the demonstration page takes a token and obeys its own rules', async () => {
    const token = `x.${Buffer.from('{"sub":"demo"}').toString('base64url')}.x`;
    stage.server.add(token, { title: 'Hello demo' }, false);
    const bell = await stage.bell('none');
    bell.complaints.length = 0;
    await bell.page.goto(`${stage.server.url}/bell`);
    await bell.page.type('#token', token);
    await bell.page.click('#token-form button');
    await bell.badge('1');
    assert.equal(await bell.page.$eval('#who', ({ textContent }) => textContent), 'This is the bell of demo.');
    await bell.page.select('#lang', 'fr');
    await bell.until((root) => root.querySelector('.bell').getAttribute('aria-label') === 'Notifications, 1 nouvelle');
    await bell.page.goto(`${stage.server.url}/bell?again#access_token=${token}`);
    await bell.badge('1');
    assert.ok(!bell.page.url().includes('access_token'));
    bell.quiet();
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage, eventually } from './browser.js';

const EVERYTHING = 'Everything | Holds wherever you choose nothing else';
const FOLLOWS = 'As “Everything”';
const FAULT = /status of 500/;

let stage;
before(async () => (stage = await Stage.open()));
after(() => stage.close());

const kept = (user, ...said) => eventually(() => stage.server.preferences.of(user).join() === said.join(), () => `${said}. There is: ${stage.server.preferences.of(user)}`);

describe('what a user wants', () => {
  it('who has said nothing gets everything, and their own categories are there', async () => {
    stage.server.preferences.categories.set('new', ['ORDER_LATE']);
    const page = await stage.preferences('new');
    await page.show(
      `${EVERYTHING} | on | on`,
      `Information | ${FOLLOWS} | (on) | (on)`,
      `Action required | ${FOLLOWS} | (on) | (on)`,
      `Order late | ${FOLLOWS} | (on) | (on)`,
    );
    assert.deepEqual(await page.ask((root) => [...root.querySelectorAll('thead th')].map(({ textContent }) => textContent)), ['Notification', 'In-app', 'E-mail']);
    assert.match(await page.ask((root) => root.querySelector('.critical').textContent), /Critical notifications always come/);
    assert.deepEqual(stage.server.preferences.of('new'), []);
    page.quiet();
  });

  it('each switch is kept at once, and e-mail is one, whichever server sends it', async () => {
    const page = await stage.preferences('each');
    const said = [];
    for (const category of ['ACTION_REQUIRED', 'INFO', '*']) {
      await page.turn(category, 'email');
      said.unshift(`${category} Mail false`, `${category} Smtp false`);
      await kept('each', ...[...said].sort());
      await page.turn(category, 'inApp');
      said.unshift(`${category} SignalR false`);
      await kept('each', ...[...said].sort());
    }
    await page.saved();
    await page.show(
      `${EVERYTHING} | off | off`,
      'Information | Own choice: In-app and E-mail | off | off',
      'Action required | Own choice: In-app and E-mail | off | off',
    );
    page.quiet();
  });

  it('a category follows everything until it is chosen for itself', async () => {
    const page = await stage.preferences('follows');
    await page.turn('ACTION_REQUIRED', 'inApp');
    await page.turn('*', 'email');
    await page.show(
      `${EVERYTHING} | on | off`,
      `Information | ${FOLLOWS} | (on) | (off)`,
      'Action required | Own choice: In-app | off | (off)',
    );
    await page.turn('ACTION_REQUIRED', 'email');
    await page.turn('*', 'inApp');
    await page.show(
      `${EVERYTHING} | off | off`,
      `Information | ${FOLLOWS} | (off) | (off)`,
      'Action required | Own choice: In-app and E-mail | off | on',
    );
    await kept('follows', '* Mail false', '* SignalR false', '* Smtp false', 'ACTION_REQUIRED Mail true', 'ACTION_REQUIRED SignalR false', 'ACTION_REQUIRED Smtp true');
    page.quiet();
  });

  it('two clicks are none: what is as for everything follows it again', async () => {
    const page = await stage.preferences('twice');
    await page.turn('INFO', 'email');
    await kept('twice', 'INFO Mail false', 'INFO Smtp false');
    await page.turn('INFO', 'email');
    await kept('twice');
    await page.show(`${EVERYTHING} | on | on`, `Information | ${FOLLOWS} | (on) | (on)`, `Action required | ${FOLLOWS} | (on) | (on)`);
    page.quiet();
  });

  it('all that was chosen for a category can be taken back at once', async () => {
    stage.server.preferences.put('resets', '*', 'SignalR', false);
    stage.server.preferences.put('resets', 'INFO', 'SignalR', false);
    stage.server.preferences.put('resets', 'INFO', 'Smtp', false);
    const page = await stage.preferences('resets');
    await page.show(`${EVERYTHING} | off | on`, 'Information | Own choice: In-app and E-mail | off | on', `Action required | ${FOLLOWS} | (off) | (on)`);
    await page.click('[data-category=INFO] .follow');
    await kept('resets', '* SignalR false');
    await page.show(`${EVERYTHING} | off | on`, `Information | ${FOLLOWS} | (off) | (on)`, `Action required | ${FOLLOWS} | (off) | (on)`);
    page.quiet();
  });

  it('clicks faster than the inbox are kept in their order', async () => {
    const page = await stage.preferences('fast');
    await page.until((root) => root.querySelector('.switch'));
    await page.ask((root) => {
      for (let click = 0; click < 7; click++) {
        root.querySelector('[data-category="*"] [data-way=inApp]').click();
      }
    });
    await page.saved();
    await kept('fast', '* SignalR false');
    await page.show(`${EVERYTHING} | off | on`, `Information | ${FOLLOWS} | (off) | (on)`, `Action required | ${FOLLOWS} | (off) | (on)`);
    page.quiet();
  });

  it('there is a switch for each way that there is, and none for others', async () => {
    stage.server.preferences.channels = ['Push', 'Sms', 'Smtp', 'Pigeon'];
    const page = await stage.preferences('ways');
    await page.turn('INFO', 'email');
    await page.turn('INFO', 'push');
    await page.turn('INFO', 'sms');
    await kept('ways', 'INFO Push false', 'INFO Sms false', 'INFO Smtp false');
    assert.deepEqual(await page.ask((root) => [...root.querySelectorAll('thead th')].map(({ textContent }) => textContent)), ['Notification', 'E-mail', 'SMS', 'Push']);
    stage.server.preferences.channels = ['Smtp', 'Mail', 'SignalR'];
    page.quiet();
  });
});

describe('when it does not work', () => {
  it('what the inbox refuses is put back and said, and the next click begins anew', async () => {
    stage.server.preferences.put('refused', 'INFO', 'SignalR', false);
    const page = await stage.preferences('refused');
    const before = [`${EVERYTHING} | on | on`, 'Information | Own choice: In-app | off | (on)', `Action required | ${FOLLOWS} | (on) | (on)`];
    await page.show(...before);
    for (const [category, way] of [['*', 'email'], ['INFO', 'inApp'], ['INFO', 'email']]) {
      stage.server.fault = ({ method }) => (method === 'GET' ? undefined : 500);
      await page.turn(category, way);
      await page.until((root) => root.querySelector('.notice').textContent === 'That could not be saved, and is as it was before. Please try again.');
      await page.show(...before);
      stage.server.fault = () => undefined;
    }
    await page.turn('INFO', 'inApp');
    await kept('refused');
    await page.until((root) => root.querySelector('.notice').textContent === '');
    await page.saved();
    page.quiet(FAULT);
  });

  it('it shows at once what was clicked, and not only when the inbox has answered', async () => {
    let answer;
    const page = await stage.preferences('slow', {}, async (browser) => {
      await browser.setRequestInterception(true);
      browser.on('request', (request) => {
        if (request.method() === 'PUT') {
          answer = () => request.respond({ status: 500 });
        } else {
          request.continue();
        }
      });
    });
    await page.turn('*', 'inApp');
    await page.show(`${EVERYTHING} | off | on`, `Information | ${FOLLOWS} | (off) | (on)`, `Action required | ${FOLLOWS} | (off) | (on)`);
    await page.saved('Saving …');
    answer();
    await page.show(`${EVERYTHING} | on | on`, `Information | ${FOLLOWS} | (on) | (on)`, `Action required | ${FOLLOWS} | (on) | (on)`);
    await page.saved('');
    page.quiet(FAULT);
  });

  it('what is kept by half shows as the inbox has it', async () => {
    const page = await stage.preferences('half');
    stage.server.fault = ({ body }) => (body?.channel === 'Mail' ? 500 : undefined);
    await page.turn('INFO', 'email');
    await page.show(`${EVERYTHING} | on | on`, 'Information | Own choice: E-mail | (on) | on', `Action required | ${FOLLOWS} | (on) | (on)`);
    await kept('half', 'INFO Smtp false');
    stage.server.fault = () => undefined;
    await page.click('[data-category=INFO] .follow');
    await kept('half');
    page.quiet(FAULT);
  });

  it('an inbox that does not answer, or not as it should, is said so and asked again on request', async () => {
    for (const status of [503, 200]) {
      stage.server.fault = () => status;
      const page = await stage.preferences('fails');
      await page.until((root) => root.querySelector('.blank h3')?.textContent === 'That could not be loaded');
      stage.server.fault = () => undefined;
      await page.click('.retry');
      await page.until((root) => root.querySelector('.switch'));
      page.quiet(/status of 503/);
    }
  });

  it('a token that has expired is asked for again, and one that is refused is told to the page', async () => {
    const page = await stage.preferences('expired');
    await page.until((root) => root.querySelector('.blank h3')?.textContent === 'You are not signed in');
    await page.until(() => window.heard.some(({ event }) => event === 'carillon-unauthorized'));
    await page.ask(() => {
      const tokens = ['expired', 'renewed', 'renewed', 'expired', 'renewed', 'renewed'];
      document.querySelector('carillon-preferences').accessToken = async () => tokens.shift();
    });
    await page.turn('*', 'inApp');
    await kept('renewed', '* SignalR false');
    await page.saved();
    page.quiet(/status of 401/);
  });

  it('a token that is refused while they choose keeps nothing, and another one begins anew', async () => {
    const page = await stage.preferences('leaves');
    await page.until((root) => root.querySelector('.switch'));
    stage.server.fault = ({ method }) => (method === 'PUT' ? 401 : undefined);
    await page.turn('*', 'inApp');
    await page.until((root) => root.querySelector('.blank:not([hidden]) h3')?.textContent === 'You are not signed in');
    stage.server.fault = () => undefined;
    await page.ask(() => {
      document.querySelector('carillon-preferences').accessToken = 'leaves';
    });
    await page.show(`${EVERYTHING} | on | on`, `Information | ${FOLLOWS} | (on) | (on)`, `Action required | ${FOLLOWS} | (on) | (on)`);
    page.quiet(/status of 401/);
  });
});

describe('by keyboard and screen reader', () => {
  it('Tab goes from switch to switch, Space and Enter turn them', async () => {
    const page = await stage.preferences('keys');
    await page.until((root) => root.querySelector('.switch'));
    await page.page.focus('#before');
    const stops = [];
    for (let stop = 0; stop < 4; stop++) {
      await page.press('Tab');
      stops.push(await page.focus());
    }
    assert.deepEqual(stops, ['Everything: In-app', 'Everything: E-mail', 'Information: In-app', 'Information: E-mail']);
    await page.press('Space');
    await kept('keys', 'INFO Mail false', 'INFO Smtp false');
    await page.saved();
    assert.equal(await page.focus(), 'Information: E-mail');
    await page.press('Enter');
    await kept('keys');
    page.quiet();
  });

  it('who takes a choice back does not lose their place', async () => {
    stage.server.preferences.put('place', 'INFO', 'SignalR', false);
    const page = await stage.preferences('place');
    await page.until((root) => root.querySelector('.switch'));
    await page.page.focus('#before');
    await page.press('Tab', 'Tab', 'Tab');
    assert.equal(await page.focus(), 'Reset to “Everything”: Information');
    await page.press('Enter');
    await kept('place');
    assert.equal(await page.focus(), 'Information: In-app');
    page.quiet();
  });

  it('a screen reader is told what a switch is for, how it stands, what it follows, and what became of a click', async () => {
    stage.server.preferences.put('told', 'INFO', 'SignalR', false);
    const page = await stage.preferences('told');
    await page.until((root) => root.querySelector('.switch'));
    const flat = (node) => [node, ...(node.children ?? []).flatMap(flat)];
    const switches = flat(await page.page.accessibility.snapshot({ interestingOnly: false }))
      .filter(({ role }) => role === 'switch')
      .map(({ name, checked, description }) => [name, Boolean(checked), description]);
    assert.deepEqual(switches.slice(0, 4), [
      ['Everything: In-app', true, undefined],
      ['Everything: E-mail', true, undefined],
      ['Information: In-app', false, undefined],
      ['Information: E-mail', true, 'As “Everything”'],
    ]);
    assert.equal(await page.ask((root) => root.querySelector('.state').getAttribute('role')), 'status');
    assert.equal(await page.ask((root) => root.querySelector('.notice').getAttribute('role')), 'alert');
    page.quiet();
  });
});

describe('its languages and looks', () => {
  const spoken = {
    en: ['Notification preferences', 'E-mail', 'Action required', 'Own choice: E-mail', /Critical notifications always come/, 'Saved'],
    fr: ['Préférences de notification', 'E-mail', 'Action requise', 'Choix propre\u00a0: E-mail', /Les notifications critiques arrivent toujours/, 'Enregistré'],
    es: ['Preferencias de notificación', 'Correo', 'Acción requerida', 'Elección propia: Correo', /Las notificaciones críticas llegan siempre/, 'Guardado'],
  };
  for (const [lang, [heading, email, category, own, critical, saved]] of Object.entries(spoken)) {
    it(`it speaks ${lang}`, async () => {
      const page = await stage.preferences(lang, { lang: `${lang}-CH` });
      await page.turn('ACTION_REQUIRED', 'email');
      await page.saved(saved);
      assert.equal(await page.ask((root) => root.querySelector('h2').textContent), heading);
      assert.equal(await page.ask((root) => root.querySelector('thead th:last-child').textContent), email);
      const rows = await page.rows();
      assert.ok(rows.includes(`${category} | ${own} | (on) | off`), rows.join('\n'));
      assert.match(await page.ask((root) => root.querySelector('.critical').textContent), critical);
      page.quiet();
    });
  }

  it('the language can be changed while it is shown', async () => {
    const page = await stage.preferences('speaks', { lang: 'tlh' });
    await page.until((root) => root.querySelector('h2').textContent === 'Notification preferences' && root.querySelector('.switch'));
    await page.ask(() => document.querySelector('carillon-preferences').setAttribute('lang', 'es'));
    await page.until((root) => root.querySelector('h2').textContent === 'Preferencias de notificación' && root.querySelector('[data-category=INFO] .hint').textContent === 'Como «Todo»');
    page.quiet();
  });

  it('nothing in the name of a category is ever HTML, and what is no name is left out', async () => {
    const attack = '<img src=x onerror="window.hacked=1">';
    stage.server.preferences.categories.set('attacked', [attack, 7, null, {}, '"><script>window.hacked=1</script>', '$&', '{category}']);
    stage.server.preferences.put('attacked', attack, 'SignalR', false);
    const page = await stage.preferences('attacked');
    await page.until((root) => root.querySelectorAll('tbody tr').length === 7);
    assert.equal(await page.ask(() => window.hacked), undefined);
    assert.equal(await page.ask((root) => root.querySelectorAll('img, script, [onerror]').length), 0);
    assert.deepEqual((await page.rows())[3], '<img src=x onerror="window.hacked=1"> | Own choice: In-app | off | (on)');
    page.quiet();
  });

  it('it is dark where the system or the page says so, and fits a narrow screen', async () => {
    stage.server.preferences.categories.set('narrow', ['A_CATEGORY_WITH_A_VERY_LONG_NAME_INDEED_X', 'DONAUDAMPFSCHIFFFAHRTSELEKTRIZITAETENHAUPT']);
    const surface = (page) => page.ask((root) => getComputedStyle(root.querySelector('.preferences')).backgroundColor);
    const page = await stage.preferences('narrow', { lang: 'es' }, (browser) => browser.setViewport({ width: 320, height: 700 }));
    await page.until((root) => root.querySelector('.switch'));
    assert.equal(await page.ask((root) => root.querySelector('.wide').scrollWidth - root.querySelector('.wide').clientWidth), 0);
    assert.equal(await page.ask(() => document.documentElement.scrollWidth), 320);
    const light = await surface(page);
    await page.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    const dark = await surface(page);
    assert.notEqual(dark, light);
    await page.ask(() => document.querySelector('carillon-preferences').setAttribute('theme', 'light'));
    assert.equal(await surface(page), light);
    page.quiet();
  });

  it('nothing moves for those who want no motion', async () => {
    const page = await stage.preferences('still', {}, (browser) => browser.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]));
    await page.turn('*', 'inApp');
    assert.equal(await page.ask((root) => root.getAnimations({ subtree: true }).length), 0);
    page.quiet();
  });
});

describe('the way there', () => {
  it('the bell has a gear where the page says whither, and only there', async () => {
    const none = await stage.bell('none');
    await none.open();
    assert.equal(await none.ask((root) => root.querySelectorAll('header a').length), 0);
    await none.ask(() => document.querySelector('carillon-bell').setAttribute('preferences', 'javascript:window.hacked=1'));
    await none.open();
    assert.equal(await none.ask((root) => root.querySelectorAll('header a').length), 0);
    const bell = await stage.bell('none', { preferences: '/preferences?user=none', target: '_self', lang: 'fr' });
    await bell.open();
    const link = await bell.ask((root) => {
      const { href, target, rel, title } = root.querySelector('header a');
      return { href, target, rel, title };
    });
    assert.deepEqual(link, { href: `${stage.server.url}/preferences?user=none`, target: '_self', rel: 'noopener noreferrer', title: 'Préférences' });
    await Promise.all([bell.page.waitForNavigation(), bell.click('header a')]);
    assert.equal(bell.page.url(), `${stage.server.url}/preferences?user=none`);
    none.quiet();
    bell.quiet();
  });

  it('a page may show them itself', async () => {
    const bell = await stage.bell('none', { preferences: '/preferences' });
    await bell.ask(() => document.addEventListener('carillon-preferences', (event) => event.preventDefault()));
    await bell.open();
    await bell.click('header a');
    await bell.until((root) => !root.querySelector('.panel.open') && window.heard.some(({ event }) => event === 'carillon-preferences'));
    bell.quiet();
  });

  it('the page takes a token, and it and that of the bell lead to each other', async () => {
    const token = `x.${Buffer.from('{"sub":"demo"}').toString('base64url')}.x`;
    const page = await stage.preferences('none');
    await page.page.goto(`${stage.server.url}/bell/preferences`);
    await page.page.type('#token', token);
    await page.page.click('#token-form button');
    await page.turn('*', 'email');
    await kept(token, '* Mail false', '* Smtp false');
    assert.equal(await page.page.$eval('#who', ({ textContent }) => textContent), 'These are the preferences of demo.');
    await Promise.all([page.page.waitForNavigation(), page.page.click('.top a')]);
    await eventually(() => page.page.url() === `${stage.server.url}/bell`);
    await page.page.$eval('carillon-bell', (bell) => bell.setAttribute('target', '_self'));
    await (await page.page.waitForSelector('carillon-bell >>> .bell')).click();
    const gear = await page.page.waitForSelector('carillon-bell >>> header a');
    await Promise.all([page.page.waitForNavigation(), gear.click()]);
    await page.show(`${EVERYTHING} | on | off`, `Information | ${FOLLOWS} | (on) | (off)`, `Action required | ${FOLLOWS} | (on) | (off)`);
    assert.equal(page.page.url(), `${stage.server.url}/bell/preferences`);
    page.quiet();
  });
});

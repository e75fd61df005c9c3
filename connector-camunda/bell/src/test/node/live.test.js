import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage, eventually } from './browser.js';

let stage;
before(async () => (stage = await Stage.open()));
after(() => stage.close());

const connected = (count) => eventually(() => stage.server.hub.connections === count, `${count} connections`);

/** A bell whose hub is connected, the only one of the stage. */
async function live(name, attributes) {
  const bell = await stage.bell(name, attributes);
  await connected(1);
  return bell;
}

async function left(bell) {
  await bell.page.browserContext().close();
  await connected(0);
}

describe('how the bell stays up to date', () => {
  it('a note that is pushed rings within a second, and appears once however often it is pushed', async () => {
    const bell = await live('pushed');
    const before = Date.now();
    const note = stage.server.add('pushed', { title: 'Now' });
    await bell.badge('1');
    assert.ok(Date.now() - before < 1_000, `${Date.now() - before} ms`);
    stage.server.hub.push('pushed', 'notification', note);
    stage.server.hub.push('pushed', 'notification', note);
    await bell.open();
    assert.deepEqual(await bell.titles(), ['Now']);
    assert.equal((await bell.ask(() => window.heard)).filter(({ event }) => event === 'carillon-note').length, 1);
    await bell.until((root) => root.querySelector('footer').textContent === 'Live');
    bell.quiet();
    await left(bell);
  });

  it('what comes while the panel is open appears at the top and is seen', async () => {
    stage.server.add('watched', { title: 'One' }, false);
    const bell = await live('watched');
    await bell.open();
    stage.server.add('watched', { title: 'Two' });
    await bell.shows('Two');
    assert.deepEqual(await bell.titles(), ['Two', 'One']);
    await eventually(() => stage.server.counts('watched').unseen === 0);
    await bell.badge('');
    bell.quiet();
    await left(bell);
  });

  it('what is done in one tab shows in the other', async () => {
    const titles = ['One', 'Two'];
    titles.forEach((title) => stage.server.add('twice', { title }, false));
    const one = await stage.bell('twice', { undo: '0.1' });
    const other = await stage.bell('twice');
    await connected(2);
    await one.badge('2');
    await other.open();
    await one.badge('');
    await one.open();
    await one.deed('Two', 'remove');
    await other.shownNot('Two');
    await one.deed('One', 'read');
    await other.until((root) => root.querySelectorAll('.note.unread').length === 0);
    one.quiet();
    other.quiet();
    await one.page.browserContext().close();
    await connected(1);
    await left(other);
  });

  it('after a broken connection it comes back and misses nothing, though more came than a page holds', async () => {
    stage.server.add('missed', { title: 'Before' }, false);
    const bell = await live('missed');
    await bell.open();
    stage.server.hub.open = false;
    stage.server.hub.cut();
    for (let number = 0; number < 50; number++) {
      stage.server.add('missed', { title: `Missed ${number}` });
    }
    stage.server.hub.open = true;
    await connected(1);
    await bell.shows('Missed 49');
    await bell.click('.more');
    await bell.shows('Missed 20');
    await bell.click('.more');
    await bell.shows('Before');
    assert.deepEqual(await bell.titles(), [...Array.from({ length: 50 }, (_, number) => `Missed ${49 - number}`), 'Before']);
    bell.quiet(/WebSocket connection|status of 503/);
    await left(bell);
  });

  it('a hub that says goodbye is called again', async () => {
    const bell = await live('goodbye');
    const { negotiations } = stage.server.hub;
    stage.server.hub.close();
    await eventually(() => stage.server.hub.negotiations > negotiations);
    await connected(1);
    stage.server.add('goodbye', { title: 'Hello again' });
    await bell.badge('1');
    bell.quiet();
    await left(bell);
  });

  it('it pauses longer and longer before it calls a hub that does not answer', async () => {
    stage.server.hub.open = false;
    const bell = await stage.bell('patient', { poll: '1' });
    const called = () => bell.ask(() => performance.getEntriesByType('resource')
      .filter(({ name }) => name.includes('negotiate')).map(({ startTime }) => startTime));
    // the page knows of a call when it is answered, and so later than the hub
    await eventually(async () => (await called()).length >= 3, 'three calls');
    const calls = await called();
    const pauses = calls.slice(1).map((start, index) => start - calls[index]);
    assert.ok(pauses[0] >= 240 && pauses[1] >= 490, `${pauses}`);
    stage.server.add('patient', { title: 'Asked for' }, false);
    await bell.badge('1');
    stage.server.hub.open = true;
    await connected(1);
    bell.quiet(/status of 503/);
    await left(bell);
  });

  it('it answers pings', async () => {
    const bell = await live('ping');
    const { pings } = stage.server.hub;
    stage.server.hub.ping();
    await eventually(() => stage.server.hub.pings === pings + 1);
    bell.quiet();
    await left(bell);
  });

  it('it follows a hub that sends it elsewhere, with the token that it is given', async () => {
    stage.server.hub.redirect = { url: `${stage.server.url}/elsewhere?hub=notes`, accessToken: 'redirected' };
    const bell = await stage.bell('anybody');
    await connected(1);
    stage.server.hub.redirect = null;
    stage.server.hub.push('redirected', 'notification', stage.server.add('anybody', { title: 'From elsewhere' }, false));
    await bell.badge('1');
    bell.quiet();
    await left(bell);
  });

  it('without a hub it asks', async () => {
    const bell = await stage.bell('asking', { poll: '1' }, async (page) => {
      await page.evaluateOnNewDocument(() => document.addEventListener('readystatechange', () => document.querySelector('carillon-bell')?.removeAttribute('hub')));
    });
    await bell.badge('');
    stage.server.add('asking', { title: 'Found' }, false);
    await bell.badge('1');
    assert.equal(stage.server.hub.connections, 0);
    await bell.open();
    await bell.until((root) => root.querySelector('footer').textContent === 'Checked every second');
    bell.quiet();
    await bell.page.browserContext().close();
  });

  it('it asks no more at a desk that was left, and at once when somebody is back', async () => {
    const bell = await stage.bell('idle', { poll: '1', idle: '0.02', hub: '/no-hub' });
    await bell.badge('');
    await eventually(() => Date.now() - stage.server.asked('GET', '/counts').at(-1).at > 2_500, 'nobody asks');
    stage.server.add('idle', { title: 'While away' }, false);
    await bell.page.mouse.move(200, 200);
    await bell.badge('1');
    bell.quiet(/no-hub/);
    await bell.page.browserContext().close();
  });

  it('an inbox that is unavailable for a while changes nothing but the line that says so', async () => {
    stage.server.add('away', { title: 'One' }, false);
    stage.server.hub.open = false;
    const bell = await stage.bell('away', { poll: '1' });
    await bell.open();
    stage.server.fault = () => 502;
    await bell.until((root) => root.querySelector('footer').textContent === 'No connection. Trying again …');
    assert.deepEqual(await bell.titles(), ['One']);
    stage.server.fault = () => undefined;
    await bell.until((root) => root.querySelector('footer').textContent === 'Checked every second');
    stage.server.hub.open = true;
    bell.quiet(/status of 50[23]/);
    await bell.page.browserContext().close();
  });

  it('with a session it sends no token, and further headers with what changes something', async () => {
    const bell = await stage.bell('cookie', { session: '' }, async (page) => {
      await page.setRequestInterception(true);
      page.on('request', (request) => request.continue({ headers: { ...request.headers(), authorization: 'Bearer cookie' } }));
    });
    stage.server.add('cookie', { title: 'One' });
    await bell.ask(() => {
      document.querySelector('carillon-bell').headers = () => ({ 'X-XSRF-TOKEN': 'secret' });
    });
    await bell.open();
    await eventually(() => stage.server.asked('POST', '/all/seen').some(({ headers }) => headers['x-xsrf-token'] === 'secret'));
    assert.ok(stage.server.asked('GET', '/counts').every(({ headers }) => !headers['x-xsrf-token']));
    bell.quiet();
    await bell.page.browserContext().close();
  });
});

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Preferences, chromium, eventually } from './browser.js';
import { InboxServer } from './inbox-server.js';
import { THEIRS, logIn, loggedIn, picture } from './webapps.js';

const { WEBAPPS, INBOX_PORT, BELL_SECRET } = process.env;
const APPROVE = { title: 'Please approve order A-1042', body: 'Ada Lovelace ordered 3 licences for 1,470.00 EUR.', category: 'ACTION_REQUIRED', businessKey: 'A-1042' };
const INCIDENT = { title: 'Invoice run stopped with an incident', body: 'Activity “Post to ledger”: the connection was refused.', category: 'SUPERVISION', severity: 'CRITICAL', businessKey: 'run-2026-11' };

let browser;
let inbox;
before(async () => {
  inbox = await new InboxServer(BELL_SECRET).start(Number(INBOX_PORT));
  browser = await chromium();
});
after(async () => {
  await browser.close();
  inbox.stop();
});

const kept = (title) => inbox.notesOf('demo').find((note) => note.title === title);

describe('the bell in the web apps', () => {
  // whoever is still logged in asks on, and the next test counts what is asked
  afterEach(() => Promise.all(browser.browserContexts().slice(1).map((context) => context.close())));

  it('in Tasklist, who is logged in reads, acts, archives and deletes', async () => {
    inbox.add('demo', { title: 'An old one' }, false);
    inbox.add('demo', { ...INCIDENT, createdAt: new Date(Date.now() - 40 * 60_000).toISOString(), url: `${WEBAPPS}app/cockpit/default/#/` }, false);
    inbox.add('demo', { ...APPROVE, createdAt: new Date(Date.now() - 60_000).toISOString(), url: `${WEBAPPS}app/tasklist/default/#/?task=7` }, false);
    const bell = await loggedIn(browser, WEBAPPS, 'tasklist', 'demo');
    await bell.badge('3');
    await bell.open();
    await bell.shows(APPROVE.title);
    await picture(bell.page, 'tasklist');
    await bell.badge('');
    await eventually(() => inbox.counts('demo').unseen === 0);
    await bell.deed('An old one', 'remove');
    await bell.click('.going:not([hidden]) .undo');
    await bell.deed(INCIDENT.title, 'archive');
    await eventually(() => kept(INCIDENT.title).archivedAt);
    await bell.click('.going:not([hidden]) .undo');
    await eventually(() => !kept(INCIDENT.title).archivedAt);
    await bell.deed('An old one', 'read');
    await eventually(() => kept('An old one').readAt);
    await bell.deed('An old one', 'remove');
    await bell.press('Escape');
    await eventually(() => !kept('An old one'));
    await bell.open();
    const opened = new Promise((found) => bell.page.browserContext().once('targetcreated', found));
    await bell.click('a.main');
    await eventually(async () => (await (await opened).page()).url().includes('task=7'));
    await eventually(() => kept(APPROVE.title).actedAt);
    bell.quiet(THEIRS);
  });

  it('in Cockpit it is there too, and its panel is above everything', async () => {
    const bell = await loggedIn(browser, WEBAPPS, 'cockpit', 'demo');
    inbox.add('demo', { title: 'For Cockpit' }, false);
    await bell.open();
    await bell.shows('For Cockpit');
    await picture(bell.page, 'cockpit');
    const hidden = await bell.ask((root) => {
      const { left, top, width, height } = root.querySelector('.panel').getBoundingClientRect();
      return [[0.1, 0.1], [0.9, 0.5], [0.5, 0.9]].filter(([x, y]) => document.elementFromPoint(left + width * x, top + height * y)?.tagName !== 'CARILLON-BELL');
    });
    assert.deepEqual(hidden, []);
    bell.quiet(THEIRS);
  });

  for (const app of ['tasklist', 'cockpit']) {
    it(`in ${app} what has failed is tried again, and its process muted, from the note`, async () => {
      const title = `Failed, in ${app}`;
      inbox.commands = (command) => [200, command === 'retry' ? { retried: 3, left: 0 } : { until: '2026-11-21T14:30:00Z' }];
      inbox.add('demo', { ...INCIDENT, title, commands: ['RETRY', 'SILENCE'] }, false);
      const bell = await loggedIn(browser, WEBAPPS, app, 'demo');
      await bell.open();
      const id = await bell.idOf(title);
      const says = (words) => bell.until((root, [note, wanted]) => root.querySelector(`[data-id="${note}"] .result`).textContent.startsWith(wanted), [id, words]);
      await bell.click(`[data-id="${id}"] [data-command=retry]`);
      await says('3 tried again');
      await bell.click(`[data-id="${id}"] [data-command=silence]`);
      await picture(bell.page, `${app}-commands`);
      await bell.click(`[data-id="${id}"] [data-command=PT4H]`);
      await says('Muted until');
      assert.deepEqual(inbox.asked('POST', `${id}/silence`).map(({ body }) => body.duration), ['PT4H']);
      inbox.commands = () => [403, { title: 'Forbidden' }];
      await bell.click(`[data-id="${id}"] [data-command=retry]`);
      await says('You are not allowed to do this');
      bell.quiet(new RegExp(`${THEIRS.source}|status of 403`));
    });

    it(`in ${app} the gear opens what they want to hear of, above everything`, async () => {
      const bell = await loggedIn(browser, WEBAPPS, app, 'demo');
      const preferences = new Preferences(bell.page);
      const kept = (said) => eventually(() => inbox.preferences.of('demo').join() === said, () => inbox.preferences.of('demo').join());
      await bell.open();
      await bell.click('header a');
      await preferences.turn('ACTION_REQUIRED', 'email');
      await kept('ACTION_REQUIRED Mail false,ACTION_REQUIRED Smtp false');
      await preferences.saved();
      await picture(bell.page, `${app}-preferences`);
      await preferences.click('[data-category=ACTION_REQUIRED] .follow');
      await kept('');
      await bell.press('Escape');
      await bell.until(() => !document.querySelector('carillon-preferences'));
      assert.equal((await bell.focus()).kind, 'bell');
      await bell.press('Enter');
      await bell.click('header a');
      await bell.page.click('dialog button');
      await bell.until(() => !document.querySelector('dialog'));
      bell.quiet(THEIRS);
    });
  }

  it('nobody sees what is for somebody else', async () => {
    inbox.add('mary', { title: 'For Mary' }, false);
    const bell = await loggedIn(browser, WEBAPPS, 'tasklist', 'mary');
    await bell.badge('1');
    await bell.open();
    assert.deepEqual(await bell.titles(), ['For Mary']);
    bell.quiet(THEIRS);
  });

  it('a note that comes is there with the next asking', async () => {
    const bell = await loggedIn(browser, WEBAPPS, 'tasklist', 'demo');
    await bell.ask(() => document.querySelector('carillon-bell').setAttribute('poll', '1'));
    inbox.add('demo', { title: 'Just now' }, false);
    await bell.badge('1');
    bell.quiet(THEIRS);
  });

  it('who logs out sees no bell, and at the next login it is there again', async () => {
    const bell = await loggedIn(browser, WEBAPPS, 'tasklist', 'demo');
    const asked = inbox.requests.length;
    await bell.page.evaluate(() => document.querySelector('[ng-click="logout()"]').click());
    await bell.page.waitForSelector('input[type=password]');
    await bell.until((root) => !root);
    assert.ok(inbox.requests.length - asked < 4);
    await logIn(bell, 'mary');
    await bell.open();
    await bell.deed('For Mary', 'read');
    await eventually(() => inbox.notesOf('mary')[0].readAt);
    bell.quiet(THEIRS);
  });
});

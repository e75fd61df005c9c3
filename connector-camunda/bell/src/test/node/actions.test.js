import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage, eventually } from './browser.js';

let stage;
before(async () => (stage = await Stage.open()));
after(() => stage.close());

/** A user of one's own, with notes of these titles, the last one the newest. */
function user(name, ...titles) {
  titles.forEach((title) => stage.server.add(name, typeof title === 'string' ? { title } : title, false));
  return name;
}

const kept = (name, title) => stage.server.notesOf(name).find((note) => note.title === title);

describe('what the reader can do', () => {
  it('the badge counts what they have not seen, and opening the panel makes it seen', async () => {
    const bell = await stage.bell(user('badge', 'One', 'Two', 'Three'));
    await bell.badge('3');
    await bell.open();
    await bell.badge('');
    assert.deepEqual(await bell.titles(), ['Three', 'Two', 'One']);
    await eventually(() => stage.server.counts('badge').unseen === 0, 'all are seen in the inbox');
    assert.equal(stage.server.counts('badge').unread, 3);
    bell.quiet();
  });

  it('more than 99 are 99+, and none are no badge', async () => {
    const many = await stage.bell(user('many', ...Array.from({ length: 120 }, (_, number) => `N${number}`)));
    await many.badge('99+');
    const none = await stage.bell('none');
    await none.open();
    await none.badge('');
    await none.until((root) => root.querySelector('.blank h3')?.textContent === 'No notifications');
    none.quiet();
  });

  it('a click on a note opens its link in a tab of its own that knows nothing of this one, and marks it acted', async () => {
    const bell = await stage.bell(user('acts', { title: 'To the task', url: `${stage.server.url}/test/page.css?task=1` }));
    await bell.open();
    const link = await bell.ask((root) => {
      const { href, target, rel } = root.querySelector('a.main');
      return { href, target, rel };
    });
    assert.deepEqual(link, { href: `${stage.server.url}/test/page.css?task=1`, target: '_blank', rel: 'noopener noreferrer' });
    const opened = new Promise((found) => bell.page.browserContext().once('targetcreated', found));
    await bell.click('a.main');
    const page = await (await opened).page();
    await eventually(() => page.url().endsWith('task=1'), 'the link is open');
    assert.equal(await page.evaluate(() => window.opener), null);
    await eventually(() => kept('acts', 'To the task').actedAt, 'it is acted on');
    await bell.until((root) => !root.querySelector('.note.unread'));
    assert.equal((await bell.ask(() => window.heard.find(({ event }) => event === 'carillon-act'))).detail.title, 'To the task');
    bell.quiet();
  });

  it('a page may lead to the link itself', async () => {
    const bell = await stage.bell(user('leads', { title: 'Elsewhere', url: 'https://example.org/tasks/7' }));
    await bell.ask(() => document.addEventListener('carillon-act', (event) => {
      event.preventDefault();
      document.title = event.detail.url;
    }));
    await bell.open();
    await bell.click('a.main');
    await bell.until(() => document.title === 'https://example.org/tasks/7');
    await bell.until((root) => !root.querySelector('.panel.open'));
    await eventually(() => kept('leads', 'Elsewhere').actedAt);
    bell.quiet();
  });

  it('read and unread go both ways', async () => {
    const bell = await stage.bell(user('reads', 'One', 'Two'));
    await bell.open();
    await bell.deed('One', 'read');
    await eventually(() => kept('reads', 'One').readAt);
    await bell.until((root) => root.querySelector('[data-tab=unread] .number').textContent === '1');
    await bell.deed('One', 'unread');
    await eventually(() => !kept('reads', 'One').readAt);
    await bell.until((root) => root.querySelector('[data-tab=unread] .number').textContent === '2');
    bell.quiet();
  });

  it('a note without a link opens its whole text, and is read', async () => {
    const body = Array.from({ length: 12 }, (_, line) => `Line ${line}`).join('\n');
    const bell = await stage.bell(user('folds', { title: 'Long', body }));
    await bell.open();
    const low = await bell.ask((root) => root.querySelector('.body').clientHeight);
    await bell.click('.main');
    const high = await bell.ask((root) => root.querySelector('.body').clientHeight);
    assert.ok(high > 3 * low, `${low} → ${high}`);
    await eventually(() => kept('folds', 'Long').readAt);
    await bell.click('.fold');
    await bell.until((root) => !root.querySelector('.note.whole'));
    bell.quiet();
  });

  it('all are marked as read, but nothing newer than what they saw', async () => {
    const bell = await stage.bell(user('all', 'One', 'Two', 'Three'));
    await bell.open();
    await bell.click('.text');
    await eventually(() => stage.server.counts('all').unread === 0);
    await bell.until((root) => root.querySelectorAll('.note.unread').length === 0 && root.querySelector('.text').disabled);
    const [{ body }] = stage.server.asked('POST', '/all/read').slice(-1);
    assert.deepEqual(body, { until: kept('all', 'Three').createdAt, category: null });
    bell.quiet();
  });

  it('the tab of the unread shows those only, and what they read there stays until they look again', async () => {
    const bell = await stage.bell(user('unread', 'One', 'Two', 'Three'));
    await bell.open();
    await bell.deed('Two', 'read');
    await bell.tab('unread');
    await bell.shownNot('Two');
    await bell.deed('One', 'read');
    await eventually(() => kept('unread', 'One').readAt);
    assert.deepEqual(await bell.titles(), ['Three', 'One']);
    await bell.tab('active');
    await bell.tab('unread');
    await bell.shownNot('One');
    assert.deepEqual(await bell.titles(), ['Three']);
    bell.quiet();
  });

  it('an archived note is in the archive, and comes back from there', async () => {
    const bell = await stage.bell(user('archives', 'One', 'Two'), { undo: '0.3' });
    await bell.open();
    await bell.deed('One', 'archive');
    await eventually(() => kept('archives', 'One').archivedAt);
    await bell.shownNot('One');
    await bell.tab('archived');
    await bell.shows('One');
    assert.equal(await bell.ask((root) => root.querySelector('.text').hidden), true);
    await bell.deed('One', 'unarchive');
    await eventually(() => !kept('archives', 'One').archivedAt);
    await bell.until((root) => root.querySelector('.blank h3')?.textContent === 'The archive is empty');
    await bell.tab('active');
    await bell.shows('One');
    bell.quiet();
  });

  it('archiving can be undone', async () => {
    const bell = await stage.bell(user('unarchives', 'One'));
    await bell.open();
    await bell.deed('One', 'archive');
    await eventually(() => kept('unarchives', 'One').archivedAt);
    await bell.click('.going:not([hidden]) .undo');
    await eventually(() => !kept('unarchives', 'One').archivedAt);
    assert.deepEqual(await bell.titles(), ['One']);
    bell.quiet();
  });

  it('a deletion can be undone for a while, and is not sent before', async () => {
    const bell = await stage.bell(user('undoes', 'One', 'Two'));
    await bell.open();
    await bell.deed('One', 'remove');
    await bell.until((root) => root.querySelector('.going:not([hidden]) span')?.textContent === 'Deleted: One');
    await bell.until((root) => root.querySelector('[data-tab=unread] .number').textContent === '1');
    await bell.click('.going:not([hidden]) .undo');
    assert.deepEqual(await bell.titles(), ['Two', 'One']);
    await bell.until((root) => root.querySelector('[data-tab=unread] .number').textContent === '2');
    assert.deepEqual(stage.server.asked('DELETE', kept('undoes', 'One').id), []);
    bell.quiet();
  });

  it('after the while it is deleted', async () => {
    const bell = await stage.bell(user('deletes', 'One', 'Two'), { undo: '0.3' });
    await bell.open();
    await bell.deed('One', 'remove');
    await eventually(() => !kept('deletes', 'One'));
    await bell.shownNot('One');
    assert.deepEqual(await bell.titles(), ['Two']);
    bell.quiet();
  });

  it('what was deleted is deleted also when the panel closes or the page is left', async () => {
    const bell = await stage.bell(user('leaves', 'One', 'Two'));
    await bell.open();
    await bell.deed('One', 'remove');
    await bell.page.mouse.click(300, 700);
    await eventually(() => !kept('leaves', 'One'));
    await bell.open();
    await bell.deed('Two', 'remove');
    await bell.page.goto('about:blank');
    await eventually(() => !kept('leaves', 'Two'));
    bell.quiet();
  });

  it('older ones come page by page, each once, also when new ones come meanwhile', async () => {
    const bell = await stage.bell(user('pages', ...Array.from({ length: 45 }, (_, number) => `P${number}`)));
    await bell.open();
    assert.equal((await bell.titles()).length, 20);
    stage.server.add('pages', { title: 'Fresh' });
    await bell.shows('Fresh');
    await bell.click('.more');
    await bell.until((root) => root.querySelectorAll('.note').length === 41);
    await bell.click('.more');
    await bell.until((root) => root.querySelector('.more').hidden);
    const titles = await bell.titles();
    assert.deepEqual(titles, ['Fresh', ...Array.from({ length: 45 }, (_, number) => `P${44 - number}`)]);
    bell.quiet();
  });

  it('the order is that of the inbox, also where a note is older than one that came before it', async () => {
    const late = new Date(Date.now() - 86_400_000).toISOString();
    const bell = await stage.bell(user('order', ...Array.from({ length: 30 }, (_, number) => `O${number}`)));
    await bell.open();
    await bell.click('.more');
    await bell.shows('O0');
    stage.server.add('order', { title: 'Late', createdAt: late });
    await bell.shows('Late');
    await bell.tab('unread');
    await bell.tab('active');
    stage.server.add('order', { title: 'Later', createdAt: late });
    await bell.shows('Later');
    await bell.click('.more');
    await bell.shows('O0');
    assert.deepEqual(await bell.titles(), ['Later', 'Late', ...Array.from({ length: 30 }, (_, number) => `O${29 - number}`)]);
    await bell.click('.text');
    await eventually(() => stage.server.counts('order').unread === 0);
    bell.quiet();
  });

  it('a note shows its category, how grave it is, its business key and how old it is', async () => {
    const minutes = (count) => new Date(Date.now() - count * 60_000).toISOString();
    const bell = await stage.bell(user(
      'shows',
      { title: 'Old', category: 'ORDER_LATE', severity: 'CRITICAL', businessKey: 'A-1042', createdAt: minutes(3 * 24 * 60) },
      { title: 'New', category: 'ACTION_REQUIRED', severity: 'WARNING', createdAt: minutes(5) },
    ));
    await bell.open();
    const meta = await bell.ask((root) => [...root.querySelectorAll('.meta')].map((line) => [...line.children].map(({ textContent }) => textContent)));
    assert.deepEqual(meta, [['Warning', 'Action required'], ['Critical', 'Order late', 'A-1042']]);
    const [young, old] = await bell.ask((root) => [...root.querySelectorAll('time')].map(({ textContent }) => textContent));
    assert.match(young, /^5 min\.? ago$/);
    assert.equal(old, '3 days ago');
    bell.quiet();
  });

  it('what the inbox refuses is taken back and said', async () => {
    const bell = await stage.bell(user('refused', 'One'));
    await bell.open();
    stage.server.fault = ({ path }) => (path.endsWith('/read') ? 500 : undefined);
    await bell.deed('One', 'read');
    await bell.until((root) => root.querySelector('.notice').textContent === 'That did not work. Please try again.');
    await bell.until((root) => root.querySelector('.note.unread'));
    stage.server.fault = () => undefined;
    bell.quiet(/status of 500/);
  });

  it('what is gone in the inbox goes here too', async () => {
    const bell = await stage.bell(user('gone', 'One', 'Two'));
    await bell.open();
    stage.server.fault = ({ path }) => {
      if (path.endsWith('/read')) {
        stage.server.notesOf('gone').shift();
        stage.server.fault = () => undefined;
        return 404;
      }
      return undefined;
    };
    await bell.deed('Two', 'read');
    await bell.shownNot('Two');
    assert.equal(await bell.ask((root) => root.querySelector('.notice').textContent), '');
    bell.quiet(/status of 404/);
  });

  it('an inbox that does not answer is said so, and asked again on request', async () => {
    stage.server.fault = () => 503;
    const bell = await stage.bell(user('fails', 'One'));
    await bell.click('.bell');
    await bell.until((root) => root.querySelector('.blank h3')?.textContent === 'That could not be loaded');
    stage.server.fault = () => undefined;
    await bell.click('.retry');
    await bell.shows('One');
    bell.quiet(/status of 503/);
  });

  it('a refused token stops the asking, and another one begins it again', async () => {
    user('fresh', 'One');
    const bell = await stage.bell('expired');
    await bell.until(() => window.heard.some(({ event }) => event === 'carillon-unauthorized'));
    await bell.click('.bell');
    await bell.until((root) => root.querySelector('.blank h3')?.textContent === 'You are not signed in');
    await bell.ask(() => {
      document.querySelector('carillon-bell').accessToken = () => Promise.resolve('fresh');
    });
    await bell.shows('One');
    bell.quiet(/status of 401/);
  });

  it('a token that expires between two requests is asked for again', async () => {
    user('renewed', 'One');
    const bell = await stage.bell('none');
    await bell.ask(() => {
      const tokens = ['expired', 'expired', 'expired'];
      document.querySelector('carillon-bell').accessToken = () => tokens.pop() ?? 'renewed';
    });
    await bell.badge('1');
    bell.quiet(/status of 401/);
  });
});

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Bell, chromium, eventually } from './browser.js';
import { THEIRS, loggedIn, picture } from './webapps.js';

const { SANDBOX } = process.env;
const WEBAPPS = `${SANDBOX}/camunda/`;
const ORDERS = [
  { key: 'A-1040', customerName: 'Alan Turing', amount: '89.50 EUR' },
  { key: 'A-1041', customerName: 'Grace Hopper', amount: '4,310.00 EUR' },
  { key: 'A-1042', customerName: 'Ada Lovelace', amount: '1,470.00 EUR' },
];
const [OLDEST, OLDER, NEWEST] = ORDERS.map(({ key }) => `Please approve order ${key}`);

let browser;
let tasklist;
before(async () => {
  browser = await chromium();
  tasklist = await loggedIn(browser, WEBAPPS, 'tasklist', 'demo');
});
after(() => browser.close());

/** Starts the example and waits until its note is in the inbox, which takes two steps of the process. */
async function approvalRequested({ key, customerName, amount }) {
  const variables = { customerName: { value: customerName }, amount: { value: amount } };
  const answer = await fetch(`${SANDBOX}/engine-rest/process-definition/key/approval-requested/start`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ businessKey: key, variables }),
  });
  const { id } = await answer.json();
  await eventually(async () => (await kept(`Please approve order ${key}`))?.processInstanceId === id, `a note of ${key}`);
  return id;
}

/** What the inbox itself says of a note, asked in the web session and not of the bell. */
async function kept(title) {
  for (const state of ['active', 'archived']) {
    const { notes } = await asked(`notes?state=${state}`);
    const found = notes.find((note) => note.title === title);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function asked(path) {
  const address = `${WEBAPPS}api/tasklist/plugin/carillon-bell/default/api/${path}`;
  return tasklist.page.evaluate(async (url) => (await fetch(url)).json(), address);
}

describe('the sandbox', () => {
  let instances;

  it('its processes ring the bell in Tasklist', async () => {
    await tasklist.badge('');
    // or it would ask after twenty seconds
    await tasklist.ask(() => document.querySelector('carillon-bell').setAttribute('poll', '1'));
    instances = {};
    for (const order of ORDERS) {
      instances[order.key] = await approvalRequested(order);
    }
    await tasklist.badge('3');
  });

  it('the same badge is in Cockpit, and what was seen in one is seen in the other', async () => {
    const cockpit = await loggedIn(browser, WEBAPPS, 'cockpit', 'demo');
    await cockpit.badge('3');
    await cockpit.open();
    assert.deepEqual(await cockpit.titles(), [NEWEST, OLDER, OLDEST]);
    await picture(cockpit.page, 'cockpit');
    await cockpit.badge('');
    await tasklist.badge('');
    assert.deepEqual(await asked('notes/counts'), { unseen: 0, unread: 3 });
    cockpit.quiet(THEIRS);
  });

  it('what is read, archived and deleted in the panel is so in the inbox', async () => {
    await tasklist.page.reload();
    await tasklist.open();
    await picture(tasklist.page, 'tasklist');
    assert.equal((await kept(NEWEST)).readAt, null);
    await tasklist.deed(NEWEST, 'read');
    await eventually(async () => (await kept(NEWEST)).readAt);
    await tasklist.deed(NEWEST, 'unread');
    await eventually(async () => (await kept(NEWEST)).readAt === null);
    await tasklist.deed(OLDER, 'archive');
    await eventually(async () => (await kept(OLDER)).archivedAt);
    await tasklist.deed(OLDEST, 'remove');
    await tasklist.press('Escape');
    await eventually(async () => !(await kept(OLDEST)));
    await tasklist.open();
    assert.deepEqual(await tasklist.titles(), [NEWEST]);
    await tasklist.tab('archived');
    assert.deepEqual(await tasklist.titles(), [OLDER]);
    await tasklist.press('Escape');
  });

  it('a click on a note leads to the task', async () => {
    await tasklist.open();
    const opened = new Promise((found) => tasklist.page.browserContext().once('targetcreated', found));
    await tasklist.click('a.main');
    const there = new Bell(await (await opened).page());
    await eventually(async () => (await kept(NEWEST)).actedAt);
    assert.ok((await kept(NEWEST)).readAt);
    await there.page.setViewport(tasklist.page.viewport());
    // the tasks of all instances may be there first
    await there.until(() => document.querySelectorAll('.tasks-list h4.task').length === 1);
    await there.page.$eval('.tasks-list h4.task a', (link) => link.click());
    await there.until((root, name) => document.querySelector('.task-details h2.task')?.textContent.trim() === name, 'Approve the order');
    await picture(there.page, 'tasklist-task');
    const task = new URLSearchParams(new URL(there.page.url()).hash.replace(/^#\/\?/, '')).get('task');
    const { processInstanceId } = await (await fetch(`${SANDBOX}/engine-rest/task/${task}`)).json();
    assert.equal(processInstanceId, instances['A-1042']);
    tasklist.quiet(THEIRS);
  });
});

describe('its page', () => {
  const text = (page, selector) => page.$eval(selector, ({ textContent }) => textContent);
  const says = (page, selector, wanted) => page.waitForFunction(
    (where, words) => document.querySelector(where)?.textContent.includes(words), { timeout: 60_000, polling: 50 }, selector, wanted);
  let page;

  it('is opened by the name that all links have, whatever it was asked by', async () => {
    page = await (await browser.createBrowserContext()).newPage();
    await page.goto(`${SANDBOX.replace('127.0.0.1', 'localhost')}/?a=%20b`);
    assert.equal(page.url(), `${SANDBOX}/?a=%20b`);
    await picture(page, 'sandbox-before');
  });

  it('says what is to go wrong until it has happened, and a result once', async () => {
    const order = '.example:has(code[data-key="order-shipped"])';
    await page.waitForSelector('.example code');
    await page.$$eval('.example code', (keys) => keys.forEach((key) => key.setAttribute('data-key', key.textContent)));
    await page.click('#smtp-fault button');
    await says(page, '#smtp-fault .told', 'Set for the next time.');
    await page.click(`${order} button`);
    await says(page, '#smtp-fault .told', 'It has happened.');
    await says(page, `${order} .run`, 'Ended');
    assert.equal((await text(page, `${order} .run`)).match(/MESSAGE_SID/g).length, 1);
    await says(page, '#mail dl', 'Answered250 ');
    await picture(page, 'sandbox');
  });

  it('says of a mail whose answer was lost that its sender is in doubt', async () => {
    await page.select('#smtp-fault [name=phase]', 'dot');
    await page.select('#smtp-fault [name=reply]', 'drop');
    await page.click('#smtp-fault button');
    await says(page, '#smtp-fault .told', 'Set for the next time.');
    await page.click('.example:has(code[data-key="order-shipped"]) button');
    await says(page, '#smtp-fault .told', 'It has happened.');
    const mails = await (await fetch(`${SANDBOX}/sandbox/mails`)).json();
    assert.equal(mails.filter(({ reply }) => reply === null).length, 1);
  });
});

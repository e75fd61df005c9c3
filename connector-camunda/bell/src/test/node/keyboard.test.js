import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Stage, eventually } from './browser.js';

let stage;
before(async () => (stage = await Stage.open()));
after(() => stage.close());

const kept = (name, title) => stage.server.notesOf(name).find((note) => note.title === title);

async function opened(name, ...titles) {
  titles.forEach((title) => stage.server.add(name, { title }, false));
  const bell = await stage.bell(name, { undo: '0.6' });
  await bell.page.focus('#before');
  await bell.press('Tab', 'Enter');
  await bell.until((root) => root.querySelector('.scroll').getAttribute('aria-busy') === 'false');
  return bell;
}

describe('by keyboard alone', () => {
  it('Enter opens the bell, Escape closes it and the focus is on the bell again', async () => {
    const bell = await opened('escape', 'One');
    assert.match((await bell.focus()).kind, /panel/);
    await bell.press('ArrowDown', 'Escape');
    assert.equal((await bell.focus()).kind, 'bell');
    assert.equal(await bell.ask((root) => root.querySelector('.bell').getAttribute('aria-expanded')), 'false');
    await bell.press('Enter', 'Escape');
    assert.equal((await bell.focus()).kind, 'bell');
    bell.quiet();
  });

  it('the arrows go from note to note and stop at both ends', async () => {
    const bell = await opened('arrows', 'One', 'Two', 'Three');
    const seen = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Home', 'End']) {
      await bell.press(key);
      seen.push((await bell.focus()).note);
    }
    assert.deepEqual(seen, ['Three', 'Two', 'One', 'One', 'Two', 'Three', 'One']);
    bell.quiet();
  });

  it('right and left go through what can be done with a note, and Enter does it', async () => {
    const bell = await opened('deeds', 'One', 'Two');
    await bell.press('ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter');
    await eventually(() => kept('deeds', 'One').readAt);
    await bell.press('ArrowRight', 'Enter');
    await eventually(() => kept('deeds', 'One').archivedAt);
    bell.quiet();
  });

  it('Tab passes by all notes but one', async () => {
    const bell = await opened('tabs', 'One', 'Two', 'Three', 'Four');
    const seen = [];
    for (let stop = 0; stop < 7; stop++) {
      await bell.press('Tab');
      seen.push((await bell.focus()).kind);
    }
    assert.deepEqual(seen, ['text', 'tab', 'main', 'icon', 'icon', 'icon', 'after']);
    await bell.until((root) => !root.querySelector('.panel.open'));
    bell.quiet();
  });

  it('Delete deletes, the focus is on Undo, and Enter there has it back', async () => {
    const bell = await opened('undo', 'One', 'Two');
    await bell.press('ArrowDown', 'Delete');
    assert.equal((await bell.focus()).kind, 'undo');
    await bell.press('Enter');
    assert.deepEqual(await bell.focus(), { kind: 'main', note: 'Two' });
    assert.deepEqual(await bell.titles(), ['Two', 'One']);
    bell.quiet();
  });

  it('when the note is gone for good the focus is on the next one, then on the one before, then on the panel', async () => {
    const bell = await opened('focus', 'One', 'Two', 'Three');
    await bell.press('ArrowDown', 'ArrowDown', 'Delete');
    await bell.shownNot('Two');
    assert.deepEqual(await bell.focus(), { kind: 'main', note: 'One' });
    await bell.press('Delete');
    await bell.shownNot('One');
    assert.deepEqual(await bell.focus(), { kind: 'main', note: 'Three' });
    await bell.press('Delete');
    await bell.shownNot('Three');
    assert.match((await bell.focus()).kind, /panel/);
    await eventually(() => stage.server.notesOf('focus').length === 0);
    bell.quiet();
  });

  it('a note that comes does not take the focus away', async () => {
    const bell = await opened('steady', 'One', 'Two');
    await bell.press('ArrowDown', 'ArrowDown');
    stage.server.add('steady', { title: 'Three' });
    await bell.shows('Three');
    assert.deepEqual(await bell.focus(), { kind: 'main', note: 'One' });
    bell.quiet();
  });

  it('the arrows change the tab', async () => {
    const bell = await opened('switch', 'One');
    await bell.press('Tab', 'Tab', 'ArrowRight', 'ArrowRight');
    await bell.until((root) => root.querySelector('.blank h3')?.textContent === 'The archive is empty');
    assert.equal(await bell.ask((root) => root.activeElement.dataset.tab), 'archived');
    await bell.press('ArrowRight');
    await bell.shows('One');
    bell.quiet();
  });

  it('the page does not see the keys that meant something', async () => {
    const bell = await opened('keys', 'One');
    await bell.ask(() => {
      window.keys = [];
      document.addEventListener('keydown', ({ key }) => window.keys.push(key));
    });
    await bell.press('ArrowDown', 'x', 'Delete', 'Escape');
    assert.deepEqual(await bell.ask(() => window.keys), ['x']);
    bell.quiet();
  });

  it('a screen reader is told names, states and what has come', async () => {
    const bell = await opened('told', 'One', 'Two');
    const flat = ({ role, name, children = [] }) => [`${role}: ${name}`, ...children.flatMap(flat)];
    const told = flat(await bell.page.accessibility.snapshot({ interestingOnly: false }));
    for (const name of ['dialog: Notifications', 'tab: All', 'list: Notifications', 'button: Unread: Two', 'button: Mark as read: Two', 'button: Delete: Two']) {
      assert.ok(told.includes(name), `${name} in ${told.join(', ')}`);
    }
    stage.server.add('told', { title: 'Three' });
    await bell.until((root) => root.querySelector('[role=status]').textContent === 'New notification: Three');
    stage.server.add('told', { title: 'Fire', severity: 'CRITICAL' });
    await bell.until((root) => root.querySelector('.hidden[role=alert]').textContent === 'New notification: Fire');
    bell.quiet();
  });
});

import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { Stage, eventually } from './browser.js';

const BOTH = ['RETRY', 'SILENCE'];
const UNTIL = '2026-11-21T14:30:00Z';

let stage;
before(async () => (stage = await Stage.open()));
after(() => stage.close());
afterEach(() => (stage.server.commands = () => [200, { retried: 0, left: 0 }]));

const kept = (name, title) => stage.server.notesOf(name).find((note) => note.title === title);
const asked = (name, command) => stage.server.asked('POST', `/${kept(name, 'Failed').id}/${command}`);

/** A user of one's own whose newest note tells of what has failed, and the panel is open. */
async function told(name, commands = BOTH, attributes = {}) {
  stage.server.add(name, { title: 'Older' }, false);
  stage.server.add(name, { title: 'Failed', severity: 'CRITICAL', commands }, false);
  const bell = await stage.bell(name, attributes);
  await bell.open();
  return bell;
}

const give = (bell, command) => bell.click(`[data-command=${command}]`);
const says = (bell, words) => bell.until((root, wanted) => root.querySelector('.result').textContent === wanted, words);
const offered = (bell) => bell.ask((root) => [...root.querySelectorAll('.note')].map((note) => [...note.querySelectorAll('.command')].filter((button) => button.checkVisibility()).map(({ textContent }) => textContent.replaceAll('\u00a0', ' '))));
const focused = (bell) => bell.ask((root) => root.activeElement?.dataset.command ?? root.activeElement?.className);

describe('what a note offers to be done', () => {
  it('only notes that carry commands offer them, and each what it carries', async () => {
    const bell = await told('offers');
    assert.deepEqual(await offered(bell), [['Retry now', 'Mute this process for …'], []]);
    const retried = await told('offers-one', ['RETRY', 'DESTROY', 7]);
    assert.deepEqual(await offered(retried), [['Retry now'], []]);
    const none = await told('offers-none', 'RETRY');
    assert.deepEqual(await offered(none), [[], []]);
    assert.equal(await none.ask((root) => root.querySelector('.commands').checkVisibility()), false);
    [bell, retried, none].forEach((each) => each.quiet());
  });

  for (const [answer, words] of [
    [{ retried: 3, left: 0 }, '3 tried again'],
    [{ retried: 1, left: 99 }, '1 of 100 tried again, 99 left'],
    [{ retried: 0, left: 1_200 }, '0 of 1,200 tried again, 1,200 left'],
    [{ retried: 0, left: 0 }, 'Nothing is left to retry'],
  ]) {
    it(`a retry says: ${words}`, async () => {
      const name = `retries-${answer.retried}-${answer.left}`;
      stage.server.commands = () => [200, answer];
      const bell = await told(name);
      await give(bell, 'retry');
      await says(bell, words);
      assert.equal(asked(name, 'retry').length, 1);
      bell.quiet();
    });
  }

  it('while a command is under way it says so, and no other is given', async () => {
    let answer;
    stage.server.commands = () => new Promise((given) => (answer = () => given([200, { retried: 1, left: 0 }])));
    const bell = await told('waits');
    await give(bell, 'retry');
    await says(bell, 'One moment …');
    await give(bell, 'retry');
    await give(bell, 'silence');
    assert.equal(asked('waits', 'retry').length, 1);
    assert.equal(await bell.ask((root) => root.querySelector('.times').hidden), true);
    answer();
    await says(bell, '1 tried again');
    bell.quiet();
  });

  it('who has had something done has acted on the note, which stays where it is', async () => {
    const bell = await told('acts');
    await give(bell, 'retry');
    await bell.until((root) => !root.querySelector('.note').classList.contains('unread'));
    await bell.until((root) => root.querySelector('[data-tab=unread] .number').textContent === '1');
    assert.deepEqual(await bell.titles(), ['Failed', 'Older']);
    bell.quiet();
  });

  it('a process is muted for a time that is chosen, which can be ended', async () => {
    stage.server.commands = (command, { duration }) => [200, { until: duration === 'PT0S' ? null : UNTIL }];
    const bell = await told('mutes');
    for (const duration of ['PT1H', 'PT4H', 'P1D', 'P7D']) {
      await give(bell, 'silence');
      await give(bell, duration);
      await bell.until((root) => /^Muted until 21 Nov 2026|^Muted until Nov 21, 2026/.test(root.querySelector('.result').textContent));
    }
    await give(bell, 'silence');
    assert.deepEqual((await offered(bell))[0], ['Retry now', 'Mute this process for …', '1 hour', '4 hours', '1 day', '1 week', 'Unmute']);
    await give(bell, 'PT0S');
    await says(bell, 'No longer muted');
    assert.deepEqual(asked('mutes', 'silence').map(({ body }) => body.duration), ['PT1H', 'PT4H', 'P1D', 'P7D', 'PT0S']);
    bell.quiet();
  });

  for (const [status, words] of [[403, 'You are not allowed to do this'], [404, 'This can no longer be done'], [502, 'No answer. It may have been done all the same.'], [503, 'No answer. It may have been done all the same.']]) {
    it(`an answer of ${status} is said in words, and nobody has acted`, async () => {
      const name = `fails-${status}`;
      stage.server.commands = () => [status, { title: 'no' }];
      const bell = await told(name);
      await give(bell, 'retry');
      await says(bell, words);
      assert.equal(kept(name, 'Failed').actedAt, null);
      bell.quiet(new RegExp(`status of ${status}`));
    });
  }

  it('too many requests are said as with everything else, and it can be tried again', async () => {
    stage.server.commands = () => [429, {}];
    const bell = await told('hasty');
    await give(bell, 'retry');
    await bell.until((root) => root.querySelector('.notice').textContent === 'That did not work. Please try again.');
    await says(bell, '');
    stage.server.commands = () => [200, { retried: 1, left: 0 }];
    await give(bell, 'retry');
    await says(bell, '1 tried again');
    bell.quiet(/status of 429/);
  });

  it('neither opening the panel nor the note, nor new ones, has anything done', async () => {
    const bell = await told('quiet');
    await bell.click('.note .main');
    await eventually(() => kept('quiet', 'Failed').readAt);
    stage.server.add('quiet', { title: 'Newer', commands: BOTH });
    await bell.shows('Newer');
    assert.deepEqual(stage.server.requests.filter(({ path }) => /retry|silence/.test(path) && path.includes(kept('quiet', 'Failed').id)), []);
    bell.quiet();
  });

  it('in a web app it is asked with what that wants, and by POST', async () => {
    const bell = await told('headers');
    await bell.ask(() => (document.querySelector('carillon-bell').headers = () => ({ 'X-XSRF-TOKEN': 'abc' })));
    await give(bell, 'retry');
    await eventually(() => asked('headers', 'retry').length === 1);
    assert.equal(asked('headers', 'retry')[0].headers['x-xsrf-token'], 'abc');
    bell.quiet();
  });

  it('by keyboard alone a process is muted, and Escape closes the times before the panel', async () => {
    stage.server.commands = () => [200, { until: UNTIL }];
    const bell = await told('keys');
    await bell.press('ArrowDown', 'ArrowRight');
    assert.equal(await focused(bell), 'retry');
    await bell.press('ArrowRight', 'Enter', 'ArrowRight');
    assert.equal(await focused(bell), 'PT1H');
    await bell.press('Escape');
    assert.equal(await focused(bell), 'silence');
    await bell.until((root) => root.querySelector('.panel.open') && root.querySelector('.times').hidden);
    await bell.press('Enter', 'ArrowRight', 'ArrowRight', 'Enter');
    await bell.until((root) => root.querySelector('.result').textContent.startsWith('Muted until'));
    assert.equal(await focused(bell), 'silence');
    await bell.press('Escape');
    await bell.until((root) => !root.querySelector('.panel.open'));
    assert.deepEqual(asked('keys', 'silence').map(({ body }) => body.duration), ['PT4H']);
    bell.quiet();
  });

  it('a screen reader is told what each button does to which note, and what came of it', async () => {
    stage.server.commands = () => [200, { retried: 3, left: 0 }];
    const bell = await told('hears');
    await give(bell, 'silence');
    const flat = ({ role, name, children = [] }) => [`${role}: ${name}`, ...children.flatMap(flat)];
    const heard = flat(await bell.page.accessibility.snapshot({ interestingOnly: false }));
    for (const name of ['group: What you can do: Failed', 'button: Retry now: Failed', 'button: Mute this process for …: Failed', 'button: Mute this process for 4 hours: Failed', 'button: Unmute: Failed']) {
      assert.ok(heard.includes(name), `${name} in ${heard.join(', ')}`);
    }
    assert.equal(await bell.ask((root) => root.querySelector('[data-command=silence]').getAttribute('aria-expanded')), 'true');
    await give(bell, 'retry');
    await bell.until((root) => root.querySelector('.commands [role=status]').textContent === '3 tried again');
    bell.quiet();
  });

  for (const [lang, texts] of [
    ['fr', ['Réessayer maintenant', 'Mettre en sourdine…', '1 heure', '4 heures', '1 jour', '1 semaine', 'Réactiver']],
    ['es', ['Reintentar ahora', 'Silenciar este proceso…', '1 hora', '4 horas', '1 día', '1 semana', 'Reactivar']],
  ]) {
    it(`it speaks ${lang}`, async () => {
      stage.server.commands = () => [200, { retried: 2, left: 5 }];
      const bell = await told(`speaks-${lang}`, BOTH, { lang });
      await give(bell, 'silence');
      assert.deepEqual((await offered(bell))[0], texts);
      await give(bell, 'retry');
      await says(bell, lang === 'fr' ? '2 nouveaux essais lancés sur 7, reste 5' : '2 de 7 reintentados, quedan 5');
      bell.quiet();
    });
  }
});

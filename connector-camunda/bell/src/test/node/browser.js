import assert from 'node:assert/strict';
import puppeteer from 'puppeteer-core';
import { InboxServer } from './inbox-server.js';

const PATIENCE = 10_000;

/** What CSS is told of hover and pointer, in Blink's numbers. */
const HANDS = {
  mouse: 'primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
  finger: 'primaryHoverType=1,availableHoverTypes=1,primaryPointerType=2,availablePointerTypes=2',
};

/** @param hand 'mouse' or 'finger': a browser without a screen has neither */
export function chromium(hand = 'mouse') {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=en-GB', `--blink-settings=${HANDS[hand]}`],
  });
}

/** Chromium, an inbox and a page with a bell. */
export class Stage {
  static async open(before = () => {}, hand = 'mouse') {
    const stage = new Stage();
    stage.server = await new InboxServer().start();
    await before(stage.server);
    stage.browser = await chromium(hand);
    return stage;
  }

  async close() {
    await this.browser.close();
    this.server.stop();
  }

  /** A page whose bell belongs to the user and has these attributes. */
  bell(user, attributes = {}, prepare) {
    return this.#show('/page', Bell, { user, hub: '/hubs/notifications', ...attributes }, prepare);
  }

  /** A page with the preferences of the user. */
  preferences(user, attributes = {}, prepare) {
    return this.#show('/preferences', Preferences, { user, ...attributes }, prepare);
  }

  async #show(path, Kind, attributes, prepare = async () => {}) {
    const page = await (await this.browser.createBrowserContext()).newPage();
    await page.setViewport({ width: 1000, height: 760 });
    await prepare(page);
    const shown = new Kind(page);
    await page.goto(`${this.server.url}${path}?${new URLSearchParams(attributes)}`);
    await shown.until((root) => root);
    return shown;
  }
}

/** An element in a page, as a person meets it. */
class Shown {
  complaints = [];

  #tag;

  constructor(page, tag) {
    this.page = page;
    this.#tag = tag;
    page.on('console', (message) => ['error', 'warn'].includes(message.type()) && this.complaints.push(`${message.text()} ${message.location().url ?? ''}`));
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Waits until the function, called in the page with the shadow root and the argument, says yes. */
  async until(condition, argument) {
    const source = this.#source(condition, argument);
    try {
      await this.page.waitForFunction(source, { timeout: PATIENCE, polling: 30 });
    } catch {
      const seen = await this.ask((root) => root?.textContent);
      assert.fail(`It did not come true: ${condition} with ${JSON.stringify(argument)}. There is: ${seen}`);
    }
  }

  ask(question, argument) {
    return this.page.evaluate(this.#source(question, argument));
  }

  async click(selector) {
    const element = await this.page.waitForSelector(`${this.#tag} >>> ${selector}`, { timeout: PATIENCE, visible: true });
    await element.hover();
    await element.click();
  }

  async press(...keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  quiet(except = /^$/) {
    assert.deepEqual(this.complaints.filter((complaint) => !except.test(complaint)), []);
  }

  #source(question, argument) {
    return `(${question})(document.querySelector('${this.#tag}')?.shadowRoot, ${JSON.stringify(argument)})`;
  }
}

/** The preferences. */
export class Preferences extends Shown {
  constructor(page) {
    super(page, 'carillon-preferences');
  }

  /** All rows: `Everything | Holds … | on | on`, with `on` and `off` for what was chosen, `(on)` and `(off)` else. */
  rows() {
    return this.ask((root) => [...root.querySelectorAll('tbody tr')].map((row) => [
      row.querySelector('.name').textContent,
      row.querySelector('.hint').textContent,
      ...[...row.querySelectorAll('button.switch')].map((button) => {
        const word = button.getAttribute('aria-checked') === 'true' ? 'on' : 'off';
        return button.classList.contains('follows') ? `(${word})` : word;
      }),
    ].join(' | ')));
  }

  async show(...rows) {
    await this.until((root) => root.querySelector('.switch'));
    await eventually(async () => (await this.rows()).join() === rows.join(), async () => `${rows.join('\n')}\nThere is:\n${(await this.rows()).join('\n')}`);
  }

  turn(category, way) {
    return this.click(`[data-category="${category}"] [data-way=${way}]`);
  }

  saved(word = 'Saved') {
    return this.until((root, wanted) => root.querySelector('.state').textContent === wanted, word);
  }

  /** What has the focus, by its accessible name. */
  focus() {
    return this.ask((root) => root.activeElement?.getAttribute('aria-label') ?? document.activeElement.id);
  }
}

/** The bell. */
export class Bell extends Shown {
  constructor(page) {
    super(page, 'carillon-bell');
  }

  badge(text) {
    return this.until((root, wanted) => {
      const badge = root.querySelector('.badge');
      return (badge.hidden ? '' : badge.textContent) === wanted;
    }, text);
  }

  async open() {
    await this.click('.bell');
    await this.until((root) => root.querySelector('.panel.open .scroll')?.getAttribute('aria-busy') === 'false');
  }

  async tab(name) {
    await this.click(`[data-tab=${name}]`);
    await this.until((root) => root.querySelector('.scroll').getAttribute('aria-busy') === 'false');
  }

  /** What can be done with a note, by its title: read, unread, archive, unarchive, remove. */
  async deed(title, deed) {
    const id = await this.idOf(title);
    await (await this.page.$(`carillon-bell >>> [data-id="${id}"]`)).hover();
    await this.click(`[data-id="${id}"] [data-deed=${deed}]`);
  }

  async idOf(title) {
    await this.shows(title);
    return this.ask((root, wanted) => [...root.querySelectorAll('.note')]
      .find((note) => note.querySelector('.title').textContent === wanted).dataset.id, title);
  }

  shows(title) {
    return this.until((root, wanted) => [...root.querySelectorAll('.title')].some(({ textContent }) => textContent === wanted), title);
  }

  shownNot(title) {
    return this.until((root, wanted) => [...root.querySelectorAll('.title')].every(({ textContent }) => textContent !== wanted), title);
  }

  titles() {
    return this.ask((root) => [...root.querySelectorAll('.note:not(.leaving) .title')].map(({ textContent }) => textContent));
  }

  /** What has the focus: in the page, in the bell and of which note. */
  focus() {
    return this.ask((root) => {
      const focused = root.activeElement;
      return focused
        ? { kind: focused.className || focused.tagName, note: focused.closest('li')?.querySelector('.title').textContent }
        : { kind: document.activeElement.id || document.activeElement.tagName };
    });
  }
}

/** Waits until something outside the browser is so. */
export async function eventually(condition, what) {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    if (Date.now() > end) {
      assert.fail(`It did not come true: ${typeof what === 'function' ? await what() : what ?? condition}`);
    }
    await new Promise((later) => setTimeout(later, 20));
  }
}

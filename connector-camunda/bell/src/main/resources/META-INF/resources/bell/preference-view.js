import { Blank } from './blank.js';
import { element, setText } from './dom.js';
import { icon } from './icons.js';
import { PreferenceRow } from './preference-row.js';
import { preferenceStyle } from './preference-style.js';

const ICONS = { inApp: 'bell', email: 'unread', sms: 'sms', push: 'push' };

/** The preferences as the user sees them: a row for each category, and a switch for each way. */
export class PreferenceView {
  #root;
  #deeds;
  #texts;
  #blank;
  #content;
  #table = element('table', { 'aria-labelledby': 'heading' });
  #rows = [];
  /** What the table was made for. */
  #made = '';
  #notice = element('p', { class: 'notice', role: 'alert' });
  #state = element('span', { class: 'state', role: 'status' });

  /** @param deeds what the user can do: those of a row, and `retry()` */
  constructor(root, deeds) {
    this.#root = root;
    this.#deeds = deeds;
    root.adoptedStyleSheets = [preferenceStyle];
  }

  /** Puts on a language: all that can be read is made anew. */
  dress(texts) {
    this.#texts = texts;
    this.#made = '';
    this.hush();
    setText(this.#state, '');
    this.#blank = new Blank(texts, () => this.#deeds.retry());
    this.#content = element('div', {}, element('div', { class: 'wide' }, this.#table), this.#foot());
    const heading = element('header', {}, element('h2', { id: 'heading', text: texts.heading }), element('p', { text: texts.intro }));
    const section = { class: 'preferences', part: 'preferences', lang: texts.language, 'aria-labelledby': 'heading' };
    this.#root.replaceChildren(element('section', section, heading, this.#blank.element, this.#content, this.#notice));
  }

  show(choices) {
    const ready = choices.status === 'ready';
    this.#blank.show(ready ? null : choices.status);
    this.#content.hidden = !ready;
    if (ready) {
      this.#fit(choices);
      this.#rows.forEach((row) => row.show(choices));
      this.#tell(choices.saving);
    }
  }

  /** Says that something was not kept, until the next click. */
  complain() {
    setText(this.#notice, this.#texts.refused);
    setText(this.#state, '');
  }

  hush() {
    setText(this.#notice, '');
  }

  /** Makes the table when there is something else to choose from; else the focus would be lost. */
  #fit({ categories, ways }) {
    const wanted = JSON.stringify([categories, ways]);
    if (wanted !== this.#made) {
      this.#made = wanted;
      this.#rows = categories.map((category) => new PreferenceRow(category, ways, this.#texts, this.#deeds));
      const head = element('tr', {}, element('th', { scope: 'col' }, element('span', { class: 'hidden', text: this.#texts.notification })), ...ways.map((way) => this.#column(way)));
      this.#table.replaceChildren(element('thead', {}, head), element('tbody', {}, ...this.#rows.map((row) => row.element)));
    }
  }

  #column({ name }) {
    return element('th', { scope: 'col' }, icon(ICONS[name], 18), element('span', { text: this.#texts.ways[name] }));
  }

  #foot() {
    const { critical, legend } = this.#texts;
    const mark = (kind, text) => element('span', { class: 'key' }, element('span', { class: `switch ${kind}`, 'aria-hidden': 'true' }, element('span', { class: 'track' }, element('span', { class: 'knob' }))), element('span', { text }));
    return element(
      'footer',
      {},
      element('p', { class: 'critical' }, icon('CRITICAL', 16), element('span', { text: critical })),
      element('p', { class: 'legend' }, mark('on', legend.own), mark('on follows', legend.follows), this.#state),
    );
  }

  #tell(saving) {
    const { saving: still, saved } = this.#texts;
    const done = this.#state.textContent && !this.#notice.textContent ? saved : '';
    setText(this.#state, saving ? still : done);
  }
}

import { element } from './dom.js';
import { icon } from './icons.js';

const SKELETONS = 4;

/** What stands in the place of the content: that it is on its way, or why there is none. */
export class Blank {
  element = element('div', { class: 'blank' });

  #texts;
  #retry;
  #is = null;

  /** @param retry what the reader can do where something went wrong */
  constructor(texts, retry) {
    this.#texts = texts;
    this.#retry = retry;
  }

  /** @param what a tab that is empty, 'loading', 'failed', 'signedOut', or null where there is something */
  show(what) {
    this.element.hidden = what === null;
    if (what === this.#is) {
      return;
    }
    this.#is = what;
    if (what !== null) {
      this.element.replaceChildren(...(what === 'loading' ? this.#skeletons() : this.#words(what)));
    }
  }

  #skeletons() {
    const bone = () => element('div', { class: 'bone' }, element('i'), element('b'), element('u'));
    return [element('span', { class: 'hidden', text: this.#texts.loading }), ...Array.from({ length: SKELETONS }, bone)];
  }

  #words(what) {
    const wrong = what === 'failed' || what === 'signedOut';
    const [heading, text] = wrong ? this.#texts[what] : this.#texts.empty[what];
    const picture = { active: 'bell', unread: 'readAll', archived: 'archive' }[what] || what;
    const retry = element('button', { type: 'button', class: 'retry', text: this.#texts.retry, on: { click: () => this.#retry() } });
    return [
      element('div', { class: wrong ? 'picture wrong' : 'picture' }, icon(picture, 30)),
      element('h3', { text: heading }),
      element('p', { text }),
      ...(wrong ? [retry] : []),
    ];
  }
}

import { Announcer } from './announcer.js';
import { element, setAttributes, setText } from './dom.js';
import { icon } from './icons.js';
import { pressed } from './keys.js';
import { Panel } from './panel.js';
import { place } from './place.js';
import { style } from './style.js';
import { counted } from './texts.js';

const TICK = 30_000;

/** The bell and its panel as the reader sees them. */
export class View {
  isOpen = false;

  #root;
  #deeds;
  #state;
  #texts;
  #panel = null;
  #button = element('button', { type: 'button', class: 'bell', part: 'bell', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' });
  #badge = element('span', { class: 'badge', part: 'badge', 'aria-hidden': 'true', hidden: true });
  #announcer = new Announcer();
  #arrived = [];
  #drawing = false;
  /** Ends what is listened to while the panel is open. */
  #opened = new AbortController();

  /**
   * @param deeds what the reader can do: those of the panel, and `opened()`, `closed()`, `looked()`
   * @param state gives `{ inbox, live, seconds, undo }` as they are
   */
  constructor(root, deeds, state) {
    this.#root = root;
    this.#deeds = deeds;
    this.#state = state;
    root.adoptedStyleSheets = [style];
    this.#button.append(icon('bell', 24), this.#badge);
    this.#button.addEventListener('click', () => (this.isOpen ? this.close() : this.open()));
    this.#button.addEventListener('animationend', () => this.#button.classList.remove('ringing'));
    root.append(this.#button, ...this.#announcer.elements);
  }

  /** Whether the panel is the whole element, and always open. */
  get #inline() {
    return this.#root.host.hasAttribute('inline');
  }

  /** Puts on a language: all that can be read is made anew. */
  dress(texts, target, links) {
    this.#shut();
    this.#panel?.element.remove();
    this.#texts = texts;
    this.#panel = new Panel(texts, target, links, this.#deeds);
    const { element: panel } = this.#panel;
    setAttributes(panel, { lang: texts.language, popover: !this.#inline && 'showPopover' in panel ? 'manual' : null });
    this.#root.append(panel);
    this.draw();
    if (this.#inline) {
      this.open();
    }
  }

  open() {
    if (this.isOpen || !this.#panel) {
      return;
    }
    const { element: panel } = this.#panel;
    this.isOpen = true;
    panel.classList.add('open');
    if (!this.#inline) {
      panel.showPopover?.();
    }
    this.#listen();
    this.#drawNow();
    if (!this.#inline) {
      panel.focus();
    }
    this.#deeds.opened();
  }

  /** The focus goes back to the bell if it was in the panel. */
  close() {
    if (!this.#inline) {
      this.#shut();
    }
  }

  #shut() {
    if (!this.isOpen) {
      return;
    }
    const { element: panel } = this.#panel;
    const focused = panel.contains(this.#root.activeElement);
    this.isOpen = false;
    this.#opened.abort();
    if (panel.isConnected && panel.hasAttribute('popover')) {
      panel.hidePopover();
    }
    panel.classList.remove('open');
    this.#panel.hush();
    if (focused) {
      this.#button.focus();
    }
    this.#deeds.closed();
    this.draw();
  }

  /** Draws what has changed, once, however much has. */
  draw() {
    if (!this.#drawing) {
      this.#drawing = true;
      queueMicrotask(() => this.#drawNow());
    }
  }

  /** These have just come: the bell rings. */
  ring(notes) {
    this.#arrived.push(...notes.map(({ id }) => id));
    this.#announcer.tell(notes, this.#texts);
    this.#button.classList.add('ringing');
    this.draw();
  }

  complain() {
    this.#panel.complain();
  }

  #drawNow() {
    this.#drawing = false;
    const { inbox, live, seconds, undo } = this.#state();
    const { unseen } = inbox.counts;
    const label = unseen > 0 ? counted(this.#texts, this.#texts.unseen, unseen) : this.#texts.title;
    setText(this.#badge, unseen > 99 ? '99+' : String(unseen));
    this.#badge.classList.toggle('wide', unseen > 99);
    this.#badge.hidden = unseen === 0;
    setAttributes(this.#button, { 'aria-label': label, 'aria-expanded': String(this.isOpen), title: this.isOpen ? null : label });
    if (this.isOpen) {
      const { element: panel, list } = this.#panel;
      this.#panel.show(inbox, live, seconds);
      list.arrive(this.#arrived);
      list.refresh(Date.now());
      panel.style.setProperty('--undo', `${undo}ms`);
      this.#place();
    }
    this.#arrived = [];
  }

  #place() {
    if (!this.#inline) {
      place(this.#panel.element, this.#button);
    }
  }

  #listen() {
    this.#opened = new AbortController();
    const { signal } = this.#opened;
    const tick = setInterval(() => this.draw(), TICK);
    signal.addEventListener('abort', () => clearInterval(tick));
    const aside = (event) => event.composedPath().includes(this.#root.host) || this.close();
    document.addEventListener('pointerdown', aside, { signal, capture: true });
    document.addEventListener('visibilitychange', () => this.#deeds.looked(), { signal });
    window.addEventListener('resize', () => this.draw(), { signal });
    window.addEventListener('scroll', () => this.#place(), { signal, passive: true, capture: true });
    this.#root.addEventListener('focusout', (event) => this.#left(event), { signal });
    this.#root.addEventListener('keydown', (event) => this.#pressed(event), { signal });
  }

  /** The focus went on into the page: the panel must not hide where it is. */
  #left({ relatedTarget }) {
    if (relatedTarget && relatedTarget !== this.#root.host && !this.#root.contains(relatedTarget)) {
      this.close();
    }
  }

  #pressed(event) {
    if (pressed(event, this.#panel, this.#deeds)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }
}

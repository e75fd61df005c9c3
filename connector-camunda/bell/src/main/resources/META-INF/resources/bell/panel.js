import { Blank } from './blank.js';
import { element, setAttributes, setText } from './dom.js';
import { icon } from './icons.js';
import { List } from './list.js';
import { counted } from './texts.js';

const TABS = ['active', 'unread', 'archived'];
const NOTICED = 8_000;

/** What opens below the bell: tabs, notes, what to say where there are none, and how the bell hears of new ones. */
export class Panel {
  element;
  list;

  #texts;
  #deeds;
  #tabs;
  #readAll;
  #scroll;
  #blank;
  #target;
  #links;
  #more;
  #notice = element('p', { class: 'notice', role: 'alert' });
  #hushing = null;
  #dot = element('span', { class: 'dot' });
  #state = element('span');

  /**
   * @param target where links open
   * @param links `preferences`, the address of the page where the reader says what they want, and `app`, where they have
   *   themselves notified on a device; each may be null
   * @param deeds those of a row, and `show(tab)`, `readAll()`, `more()`, `retry()`, `prefer(event)`, `close()`
   */
  constructor(texts, target, links, deeds) {
    this.#texts = texts;
    this.#target = target;
    this.#links = links;
    this.#deeds = deeds;
    this.#blank = new Blank(texts, () => deeds.retry());
    this.list = new List(texts, target, deeds, () => this.element.focus());
    this.list.element.setAttribute('aria-label', texts.title);
    this.#readAll = this.#button('text', () => deeds.readAll(), element('span', { text: texts.readAll }));
    this.#more = this.#button('more', () => deeds.more());
    this.#tabs = TABS.map((tab) => this.#tab(tab));
    this.#scroll = element('div', { class: 'scroll', id: 'notes', role: 'tabpanel' }, this.list.element, this.#blank.element, this.#more);
    this.element = this.#build();
  }

  get tabs() {
    return this.#tabs;
  }

  /** Shows the inbox as it is; `live` is whether the hub is connected, `seconds` how often it is asked else. */
  show(inbox, live, seconds) {
    const { notes, counts } = inbox;
    const { list } = notes;
    this.list.show(list, (id) => inbox.leaving(id), (id) => inbox.command(id));
    this.#tabs.forEach((tab) => this.#showTab(tab, inbox.tab, counts.unread));
    this.#readAll.hidden = inbox.tab === 'archived';
    setAttributes(this.#readAll, { disabled: counts.unread === 0 });
    this.#scroll.setAttribute('aria-busy', String(inbox.status === 'loading' || inbox.loadingMore));
    this.#blank.show(inbox.status !== 'ready' ? inbox.status : list.length === 0 ? inbox.tab : null);
    this.list.element.hidden = list.length === 0 || inbox.status !== 'ready';
    this.#more.hidden = !notes.next || this.list.element.hidden;
    setText(this.#more, inbox.loadingMore ? `${this.#texts.loading} …` : this.#texts.more);
    this.#showState(inbox.reachable, live, seconds);
  }

  /** Says that something did not work, for a while or until `hush()`. */
  complain() {
    clearTimeout(this.#hushing);
    setText(this.#notice, this.#texts.refused);
    this.#hushing = setTimeout(() => this.hush(), NOTICED);
  }

  hush() {
    setText(this.#notice, '');
  }

  #build() {
    const { title, close, readAll } = this.#texts;
    const closing = this.#button('icon closing', () => this.#deeds.close(), icon('close'));
    setAttributes(closing, { title: close, 'aria-label': close });
    this.#readAll.prepend(icon('readAll', 16));
    setAttributes(this.#readAll, { title: readAll, 'aria-label': readAll });
    const heading = element('h2', { id: 'title', text: title });
    return element(
      'div',
      { class: 'panel', part: 'panel', id: 'panel', role: 'dialog', 'aria-labelledby': 'title', tabindex: -1 },
      element('header', {}, heading, this.#readAll, this.#phone(), this.#gear(), closing),
      element('div', { class: 'tabs', role: 'tablist', 'aria-labelledby': 'title' }, ...this.#tabs),
      this.#scroll,
      this.#notice,
      element('footer', {}, this.#dot, this.#state),
    );
  }

  #gear() {
    return this.#link(this.#links.preferences, this.#texts.preferences, 'gear', { click: (event) => this.#deeds.prefer(event) });
  }

  #phone() {
    return this.#link(this.#links.app, this.#texts.onDevice, 'push', {});
  }

  #link(href, title, picture, on) {
    return href && element('a', { class: 'icon', href, target: this.#target, rel: 'noopener noreferrer', title, 'aria-label': title, on }, icon(picture));
  }

  #button(kind, click, ...children) {
    return element('button', { type: 'button', class: kind, on: { click } }, ...children);
  }

  #tab(tab) {
    const button = this.#button('tab', () => this.#deeds.show(tab), element('span', { text: this.#texts.tabs[tab] }), element('span', { class: 'number' }));
    setAttributes(button, { role: 'tab', 'aria-controls': 'notes', 'data-tab': tab });
    return button;
  }

  #showTab(button, shown, unread) {
    const { tab } = button.dataset;
    setAttributes(button, { 'aria-selected': String(tab === shown), tabindex: tab === shown ? null : -1 });
    setText(button.lastChild, tab === 'unread' && unread > 0 ? (unread > 99 ? '99+' : String(unread)) : '');
  }

  #showState(reachable, live, seconds) {
    const { offline, live: liveText, asking } = this.#texts;
    this.#dot.className = `dot ${reachable ? (live ? 'live' : 'asking') : 'offline'}`;
    setText(this.#state, reachable ? (live ? liveText : counted(this.#texts, asking, seconds)) : offline);
  }
}

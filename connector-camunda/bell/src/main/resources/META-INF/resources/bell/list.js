import { element, setChildren } from './dom.js';
import { Row } from './row.js';

/** The notes of a tab as a list, of which one is the current: that which the arrow keys go from. */
export class List {
  element = element('ul', { class: 'list', role: 'list' });

  #rows = new Map();
  #current = null;
  #texts;
  #target;
  #deeds;
  #lost;

  /** @param lost called when the focus was on the last note and that is gone */
  constructor(texts, target, deeds, lost) {
    this.#texts = texts;
    this.#target = target;
    this.#deeds = deeds;
    this.#lost = lost;
    this.element.addEventListener('focusin', ({ target: stop }) => this.#enter(stop.closest('li')?.dataset.id));
  }

  /**
   * @param leaving tells of an id how it is going, or undefined
   * @param command tells of an id what was had done by it
   */
  show(notes, leaving, command) {
    const place = [...this.#rows.keys()].indexOf(this.#focused());
    const before = this.#rows;
    this.#rows = new Map(notes.map((note) => [note.id, before.get(note.id) || this.#row(note)]));
    notes.forEach((note) => this.#rows.get(note.id).update(note, leaving(note.id), command(note.id)));
    const elements = [...this.#rows.values()].map((row) => row.element);
    setChildren(this.element, elements);
    this.#enter(this.#rows.has(this.#current) ? this.#current : notes[Math.max(0, place)]?.id ?? notes.at(-1)?.id);
    if (place >= 0 && !this.#focused()) {
      this.#refocus();
    }
  }

  /** Brings times and folds up to date; to be called when the list can be seen. */
  refresh(now) {
    this.#rows.forEach((row) => row.refresh(now));
  }

  /** These have just come. */
  arrive(ids) {
    ids.forEach((id) => this.#rows.get(id)?.arrive());
  }

  /** The id of the note that has the focus, or undefined. */
  get current() {
    return this.#focused();
  }

  /** Moves the focus by so many notes; into the list where it is not there. Returns whether there is one to go to. */
  move(by) {
    const ids = [...this.#rows.keys()];
    const from = ids.indexOf(this.#focused());
    const to = from < 0 ? ids.indexOf(this.#current) : Math.min(ids.length - 1, Math.max(0, from + by));
    this.#rows.get(ids[to])?.focusable.focus();
    return to >= 0;
  }

  /** Moves the focus within the note that has it. */
  within(by) {
    const row = this.#rows.get(this.#focused()).element;
    const stops = [...row.querySelectorAll('a, button')].filter((stop) => stop.checkVisibility?.() ?? stop.offsetParent);
    const at = stops.indexOf(row.getRootNode().activeElement);
    stops[Math.min(stops.length - 1, Math.max(0, at + by))].focus();
  }

  #row(note) {
    const row = new Row(note, this.#texts, this.#target, this.#deeds);
    row.reachable(false);
    return row;
  }

  #focused() {
    const { activeElement } = this.element.getRootNode();
    return this.element.contains(activeElement) ? activeElement.closest('li')?.dataset.id : undefined;
  }

  #enter(id) {
    if (id !== this.#current) {
      this.#rows.get(this.#current)?.reachable(false);
      this.#current = id ?? null;
      this.#rows.get(id)?.reachable(true);
    }
  }

  #refocus() {
    const row = this.#rows.get(this.#current);
    if (row) {
      row.focusable.focus();
    } else {
      this.#lost();
    }
  }
}

import { laterOf, noteOf } from './note.js';

/**
 * The notes of one tab in the order of the inbox, with no gap from the first to the last one.
 *
 * A page that comes later is laid over what is there: what it does not hold any more is gone, unless it was touched
 * here, so that nothing vanishes below the reader's finger.
 */
export class Notes {
  #byId = new Map();
  #kept = new Set();
  #next = null;

  /** The order is the inbox's own, newest first; what is in the notes is not looked at. */
  get list() {
    return [...this.#byId.values()];
  }

  /** Where the next older page begins, or null. */
  get next() {
    return this.#next;
  }

  get(id) {
    return this.#byId.get(id);
  }

  /** The latest instant at which one was made, as the inbox wrote it, or null: "all" is never more than these. */
  get latest() {
    return this.list.map(({ createdAt }) => createdAt).reduce(laterOf, null);
  }

  /** Lays the newest page over what is there. */
  first({ notes, next }) {
    const found = notes.map(noteOf).filter(Boolean);
    const before = this.list;
    const ids = new Set(found.map(({ id }) => id));
    const last = before.findLastIndex(({ id }) => ids.has(id));
    // where the pages do not touch, there may be some in between: the next page begins after this one
    const older = next === null || last < 0 ? [] : before.slice(last + 1);
    const all = [...found, ...older];
    this.#kept.forEach((id) => keepIn(all, before, id));
    this.#byId = new Map(all.map((note) => [note.id, note]));
    this.#next = older.length > 0 ? this.#next : next;
  }

  /** Adds the page that was asked for after the cursor; too late if another one is the end by now. */
  more({ notes, next }, after) {
    if (after !== this.#next) {
      return;
    }
    notes.map(noteOf).filter(Boolean).forEach((note) => this.#byId.set(note.id, this.#byId.get(note.id) || note));
    this.#next = next;
  }

  /** Adds one that was pushed, which is the newest. Returns whether it was not there. */
  add(note) {
    const fresh = !this.#byId.has(note.id);
    if (fresh) {
      this.#byId = new Map([[note.id, note], ...this.#byId]);
    }
    return fresh;
  }

  /** Changes one, and keeps it in sight whatever the next page says. */
  change(id, change) {
    this.#byId.set(id, { ...this.#byId.get(id), ...change });
    this.keep(id);
  }

  changeAll(change) {
    this.#byId.forEach((note, id) => this.#byId.set(id, { ...note, ...change }));
  }

  /** Keeps one in sight until `release()`. */
  keep(id) {
    this.#kept.add(id);
  }

  drop(id) {
    this.#byId.delete(id);
    this.#kept.delete(id);
  }

  /** From now on the inbox alone decides what is shown. */
  release() {
    this.#kept.clear();
  }
}

/** Puts one that is missing behind the one that it was behind, or to the front. */
function keepIn(all, before, id) {
  const place = before.findIndex((note) => note.id === id);
  if (place >= 0 && all.every((note) => note.id !== id)) {
    const ahead = before.slice(0, place).findLast((note) => all.some((other) => other.id === note.id));
    all.splice(ahead ? all.findIndex((note) => note.id === ahead.id) + 1 : 0, 0, before[place]);
  }
}

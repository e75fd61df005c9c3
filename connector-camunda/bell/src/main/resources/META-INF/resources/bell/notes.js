import { newestFirst, noteOf } from './note.js';

/**
 * The notes of one tab, newest first, with no gap from the newest to the last one.
 *
 * A page that comes later is laid over what is there: what it does not hold any more is gone, unless it was touched
 * here, so that nothing vanishes below the reader's finger.
 */
export class Notes {
  #byId = new Map();
  #kept = new Set();
  #next = null;

  get list() {
    return [...this.#byId.values()].sort(newestFirst);
  }

  get next() {
    return this.#next;
  }

  get(id) {
    return this.#byId.get(id);
  }

  /** The instant of the newest, as the inbox wrote it, or null: what is marked "all" must not be newer. */
  get newest() {
    return this.list[0]?.createdAt ?? null;
  }

  /** Lays the first page over what is there. Returns those that were not there. */
  first({ notes, next }) {
    const found = notes.map(noteOf).filter(Boolean);
    const before = this.#byId;
    const kept = this.list.filter((note) => this.#kept.has(note.id));
    const joined = next !== null && found.some((note) => before.has(note.id));
    const older = joined ? this.list.filter((note) => newestFirst(found[found.length - 1], note) < 0) : [];
    this.#byId = new Map([...kept, ...older, ...found].map((note) => [note.id, note]));
    // where the pages do not touch, there may be some in between: the next page begins after this one
    this.#next = joined && older.length > 0 ? this.#next : next;
    return found.filter((note) => !before.has(note.id));
  }

  /** Adds the page that was asked for after the cursor; too late if another one is the end by now. */
  more({ notes, next }, after) {
    if (after !== this.#next) {
      return;
    }
    notes.map(noteOf).filter(Boolean).forEach((note) => this.#byId.set(note.id, this.#byId.get(note.id) || note));
    this.#next = next;
  }

  /** Adds one that was pushed. Returns whether it is new. */
  add(note) {
    const fresh = !this.#byId.has(note.id);
    if (fresh) {
      this.#byId.set(note.id, note);
    }
    return fresh;
  }

  /** Changes one, and keeps it in sight whatever the next page says. */
  change(id, change) {
    this.#byId.set(id, { ...this.#byId.get(id), ...change });
    this.keep(id);
  }

  /** Keeps one in sight until {@link release}. */
  keep(id) {
    this.#kept.add(id);
  }

  changeAll(change) {
    this.#byId.forEach((note, id) => this.#byId.set(id, { ...note, ...change }));
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

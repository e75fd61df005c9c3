/** Tells what is new to the reader: once each, and not what was there when he came. */
export class News {
  #met = new Set();
  #since = null;

  /** Those of them that he has not met; the first time, none. */
  among(notes) {
    const first = this.#since === null;
    this.#since ??= Math.max(0, ...notes.map((note) => note.time));
    const news = notes.filter((note) => !note.seen && note.time >= this.#since && !this.#met.has(note.id));
    notes.forEach((note) => this.#met.add(note.id));
    return first ? [] : news;
  }
}

/** Tells what is new to the reader: once each, and not what was there when they came. */
export class News {
  #met = null;

  /** Those ahead of all that they have met and not seen by them elsewhere; the first time, none. */
  among(notes) {
    const met = this.#met;
    const known = met === null ? 0 : notes.findIndex((note) => met.has(note.id));
    const ahead = known < 0 ? notes : notes.slice(0, known);
    this.#met = new Set([...(met ?? []), ...notes.map((note) => note.id)]);
    return ahead.filter((note) => !note.seen);
  }
}

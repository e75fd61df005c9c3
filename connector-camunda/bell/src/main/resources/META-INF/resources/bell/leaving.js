/** The notes that are about to go, each for as long as that can be undone. */
export class Leaving {
  #going = new Map();
  #undoAfter;

  /** @param undoAfter milliseconds */
  constructor(undoAfter) {
    this.#undoAfter = undoAfter;
  }

  get ids() {
    return [...this.#going.keys()];
  }

  /** 'deleted', 'archived' or 'unarchived', or undefined for one that stays. */
  how(id) {
    return this.#going.get(id)?.how;
  }

  /** `gone()` is called when it can no longer be undone. */
  start(id, how, gone) {
    const timer = setTimeout(() => this.#finish(id), this.#undoAfter);
    this.#going.set(id, { how, gone, timer });
  }

  /** It stays after all. */
  stop(id) {
    clearTimeout(this.#going.get(id)?.timer);
    this.#going.delete(id);
  }

  /** Ends the wait at once: nobody looks any more. */
  finishAll() {
    this.ids.forEach((id) => this.#finish(id));
  }

  #finish(id) {
    const { gone } = this.#going.get(id);
    this.stop(id);
    gone();
  }
}

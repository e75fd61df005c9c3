/** What has been asked for and is not answered yet. What concerns one note goes out in the order it was clicked. */
export class Writes {
  #last = new Map();

  get pending() {
    return this.#last.size > 0;
  }

  /** Sends it at once if nothing of the same key is under way, else after that. The promise never fails. */
  send(key, request, failed) {
    const before = this.#last.get(key);
    const write = (before ? before.then(request) : request()).catch(failed).finally(() => {
      if (this.#last.get(key) === write) {
        this.#last.delete(key);
      }
    });
    this.#last.set(key, write);
    return write;
  }

  /** When everything that is under way now has been answered. */
  settled() {
    return Promise.all(this.#last.values());
  }
}

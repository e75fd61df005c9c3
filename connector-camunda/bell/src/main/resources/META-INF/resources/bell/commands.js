const NOTHING = { busy: false, said: null };

/**
 * What the reader has had done by their notes: for each whether something is under way, and what was answered last, as
 * `{ kind, … }`: `retried` with `retried` and `left`, `silenced` with `until`, `ended`, `forbidden`, `gone`, or
 * `unanswered` where nobody knows.
 */
export class Commands {
  #api;
  #changed;
  #byId = new Map();

  /** @param changed called when something of this has changed */
  constructor(api, changed) {
    this.#api = api;
    this.#changed = changed;
  }

  of(id) {
    return this.#byId.get(id) ?? NOTHING;
  }

  /** Has what the note tells of tried again. The promise fails where that says nothing of the command itself. */
  retry(id) {
    return this.#do(id, async () => retriedOf(await this.#api.retry(id)));
  }

  /** Likewise has nothing more told of the note's process for a duration by ISO 8601; zero ends that. */
  silence(id, duration) {
    return this.#do(id, async () => silencedOf(await this.#api.silence(id, duration)));
  }

  /** One at a time for each note. */
  async #do(id, request) {
    if (this.of(id).busy) {
      return;
    }
    this.#set(id, true, null);
    let said = null;
    try {
      said = await request();
    } catch (error) {
      said = failureOf(error);
      if (said === null) {
        throw error;
      }
    } finally {
      this.#set(id, false, said);
    }
  }

  #set(id, busy, said) {
    this.#byId.set(id, { busy, said });
    this.#changed();
  }
}

function retriedOf(json) {
  return { kind: 'retried', retried: Number(json?.retried) || 0, left: Number(json?.left) || 0 };
}

function silencedOf(json) {
  const until = Date.parse(json?.until);
  return until ? { kind: 'silenced', until } : { kind: 'ended' };
}

/** What is said of a command that failed, or null where it was not even looked at. */
function failureOf({ status }) {
  if (status === 403) {
    return { kind: 'forbidden' };
  }
  if (status === 404) {
    return { kind: 'gone' };
  }
  return status === 0 || status >= 500 ? { kind: 'unanswered' } : null;
}

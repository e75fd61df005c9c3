import { Writes } from './writes.js';

/** What holds for every category of which nothing else is said. */
export const EVERYTHING = '*';

/** What is one way to a user, and what steps call it: which server sends their mails is nothing to them. */
const WAYS = { inApp: ['SignalR'], email: ['Smtp', 'Mail'], sms: ['Sms'], push: ['Push'] };

/**
 * What a user wants, and through which channel. A click holds at once, and is put back when the inbox refuses it.
 *
 * Tells its listener `changed()` after every change, `refused()` when what was clicked was not kept, and `signedOut()`
 * when the inbox wants another token.
 */
export class Choices {
  /** 'loading', 'ready', 'failed' or 'signedOut' */
  status = 'loading';
  /** Those there are, in order, each with its `name` and `channels`. */
  ways = [];
  categories = [];

  #api;
  #listener;
  #writes = new Writes();
  /** As the inbox has it. */
  #said = new Map();
  /** As it was clicked and is not answered yet. */
  #wished = new Map();
  /** Goes up with every click. */
  #version = 0;
  /** Whether it is open what the inbox has. */
  #doubtful = false;

  constructor(api, listener) {
    this.#api = api;
    this.#listener = listener;
  }

  get saving() {
    return this.#writes.pending;
  }

  /** Asks the inbox. What is clicked meanwhile goes before its answer. */
  async load() {
    const version = this.#version;
    try {
      const answer = await this.#api.preferences();
      if (version === this.#version) {
        this.#take(answer);
      } else if (this.saving) {
        this.#doubtful = true;
      } else {
        await this.load();
      }
    } catch (error) {
      this.#failed(error);
    }
    this.#listener.changed();
  }

  /** Whether something of the category may come by this way. */
  wanted(category, { channels }) {
    return channels.some((channel) => this.#of(category, channel) ?? this.#of(EVERYTHING, channel) ?? true);
  }

  /** Whether they have chosen it for this category, and not only for everything. */
  isOwn(category, { channels }) {
    return category !== EVERYTHING && channels.some((channel) => this.#of(category, channel) !== null);
  }

  /** Chooses; what is as for everything follows that from then on, so that two clicks are none. */
  choose(category, way, wanted) {
    const follows = category !== EVERYTHING && wanted === this.wanted(EVERYTHING, way);
    this.#set(category, way, follows ? null : wanted);
  }

  /** Takes back all that was chosen for the category. */
  follow(category) {
    this.ways.filter((way) => this.isOwn(category, way)).forEach((way) => this.#set(category, way, null));
  }

  /** What is chosen, true or false, or null where nothing is. */
  #of(category, channel) {
    const key = keyOf(category, channel);
    return (this.#wished.has(key) ? this.#wished.get(key).wanted : this.#said.get(key)) ?? null;
  }

  #set(category, way, wanted) {
    const wish = { wanted };
    this.#version++;
    const keys = way.channels.map((channel) => keyOf(category, channel));
    keys.forEach((key) => this.#wished.set(key, wish));
    this.#writes
      .send(keyOf(category, way.name), () => this.#send(category, way, wanted), (error) => this.#refused(error))
      .then(() => this.#answered(keys, wish));
    this.#listener.changed();
  }

  async #send(category, { channels }, wanted) {
    for (const channel of channels) {
      await (wanted === null ? this.#api.withdraw(category, channel) : this.#api.prefer(category, channel, wanted));
      this.#said.set(keyOf(category, channel), wanted);
    }
  }

  /** From now on it is as the inbox has it, unless it was clicked again. */
  #answered(keys, wish) {
    keys.filter((key) => this.#wished.get(key) === wish).forEach((key) => this.#wished.delete(key));
    this.#listener.changed();
    if (this.#doubtful && !this.saving) {
      this.#doubtful = false;
      this.load();
    }
  }

  #refused(error) {
    this.#failed(error);
    if (error.status !== 401) {
      this.#doubtful = true;
      this.#listener.refused();
    }
  }

  #failed({ status }) {
    if (status === 401) {
      this.status = 'signedOut';
      this.#listener.signedOut();
    } else if (this.status !== 'ready') {
      this.status = 'failed';
    }
  }

  #take({ channels, categories, preferences }) {
    const offered = (names) => names.filter((name) => channels.includes(name));
    this.ways = Object.entries(WAYS)
      .map(([name, names]) => ({ name, channels: offered(names) }))
      .filter((way) => way.channels.length > 0);
    this.categories = [EVERYTHING, ...categories.filter((category) => typeof category === 'string')];
    this.#said = new Map(preferences.map(({ category, channel, wanted }) => [keyOf(category, channel), wanted]));
    this.status = 'ready';
  }
}

function keyOf(category, name) {
  return `${category} ${name}`;
}

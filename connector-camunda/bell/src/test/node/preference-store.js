const CHANNELS = ['Smtp', 'Mail', 'SignalR'];

/** The preferences as the inbox keeps them, and what there is to choose from. */
export class PreferenceStore {
  channels = CHANNELS;
  /** The own categories of each user. */
  categories = new Map();

  #said = new Map();

  /** What the user has said, such as `INFO Smtp false`, in alphabetical order. */
  of(user) {
    return [...this.#of(user)].map(([key, wanted]) => `${key} ${wanted}`).sort();
  }

  put(user, category, channel, wanted) {
    this.#of(user).set(`${category} ${channel}`, wanted);
  }

  /** JSON, or undefined where there is nothing to say. */
  answer(user, { method, path, body }) {
    const [, , category, channel] = path.split('/').map(decodeURIComponent);
    if (method === 'GET') {
      return this.#list(user);
    }
    if (method === 'DELETE') {
      this.#of(user).delete(`${category} ${channel}`);
    } else {
      this.put(user, body.category, body.channel, body.wanted);
    }
    return undefined;
  }

  #of(user) {
    if (!this.#said.has(user)) {
      this.#said.set(user, new Map());
    }
    return this.#said.get(user);
  }

  #list(user) {
    const preferences = [...this.#of(user)].map(([key, wanted]) => {
      const place = key.lastIndexOf(' ');
      return { category: key.slice(0, place), channel: key.slice(place + 1), wanted };
    });
    return { channels: this.channels, categories: ['INFO', 'ACTION_REQUIRED', ...(this.categories.get(user) ?? [])], preferences };
  }
}

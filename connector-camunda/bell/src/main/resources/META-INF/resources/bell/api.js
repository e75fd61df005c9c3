const TIMEOUT = 15_000;

/** What the inbox did not answer, or not as asked: with its HTTP status, 0 where there was no answer. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

/** The inbox over HTTP. */
export class Api {
  #base;
  #token;
  #headers;

  /**
   * @param base the address of the API, absolute or relative to the page's host
   * @param token gives the bearer token, or null where a cookie says who asks
   * @param headers gives further headers for requests that change something
   */
  constructor(base, token, headers) {
    this.#base = base.replace(/\/+$/, '');
    this.#token = token;
    this.#headers = headers;
  }

  page(state, after, size) {
    const query = new URLSearchParams({ state, size });
    if (after) {
      query.set('after', after);
    }
    return this.#json('GET', `/notes?${query}`);
  }

  note(id) {
    return this.#json('GET', `/notes/${encodeURIComponent(id)}`);
  }

  counts() {
    return this.#json('GET', '/notes/counts');
  }

  mark(id, mark) {
    return this.#send('POST', `/notes/${encodeURIComponent(id)}/${mark}`);
  }

  markAll(mark, until) {
    return this.#send('POST', `/notes/all/${mark}`, { until, category: null });
  }

  /** Has what the note tells of tried again. */
  retry(id) {
    return this.#json('POST', `/notes/${encodeURIComponent(id)}/retry`);
  }

  /** Has nothing more told of the note's process for a duration by ISO 8601; zero ends that. */
  silence(id, duration) {
    return this.#json('POST', `/notes/${encodeURIComponent(id)}/silence`, { duration });
  }

  remove(id) {
    return this.#send('DELETE', `/notes/${encodeURIComponent(id)}`);
  }

  preferences() {
    return this.#json('GET', '/preferences');
  }

  prefer(category, channel, wanted) {
    return this.#send('PUT', '/preferences', { category, channel, wanted });
  }

  withdraw(category, channel) {
    return this.#send('DELETE', `/preferences/${encodeURIComponent(category)}/${encodeURIComponent(channel)}`);
  }

  devices() {
    return this.#json('GET', '/devices');
  }

  /** By what a device can be registered. */
  connections() {
    return this.#json('GET', '/devices/connections');
  }

  register(device) {
    return this.#json('POST', '/devices', device);
  }

  rename(id, name) {
    return this.#send('PUT', `/devices/${encodeURIComponent(id)}/name`, { name });
  }

  revoke(id) {
    return this.#send('DELETE', `/devices/${encodeURIComponent(id)}`);
  }

  /** The devices of all users, for an administrator; empty conditions are none. */
  devicesOfAll(conditions) {
    const given = Object.entries(conditions).filter(([, value]) => value);
    return this.#json('GET', `/admin/devices?${new URLSearchParams(given)}`);
  }

  revokeOfAll(id) {
    return this.#send('DELETE', `/admin/devices/${encodeURIComponent(id)}`);
  }

  async #json(method, path, body) {
    const answer = await this.#send(method, path, body);
    try {
      return await answer.json();
    } catch {
      // a proxy's page, for example
      throw new ApiError(answer.status, 'The answer is not JSON');
    }
  }

  async #send(method, path, body) {
    let answer = await this.#once(method, path, body);
    if (answer.status === 401 && (await this.#token())) {
      // the token may just have expired
      answer = await this.#once(method, path, body);
    }
    if (!answer.ok) {
      throw new ApiError(answer.status, `${method} was answered with ${answer.status}`);
    }
    return answer;
  }

  async #once(method, path, body) {
    try {
      return await fetch(this.#base + path, await this.#request(method, body));
    } catch {
      throw new ApiError(0, 'The inbox does not answer');
    }
  }

  async #request(method, body) {
    const writes = method !== 'GET';
    const token = await this.#token();
    return {
      method,
      headers: {
        Accept: 'application/json',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(writes ? this.#headers() : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      body: body && JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      // what was clicked is done also when the click leaves the page
      keepalive: writes,
      signal: AbortSignal.timeout(TIMEOUT),
    };
  }
}

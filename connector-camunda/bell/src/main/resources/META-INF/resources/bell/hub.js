import { CLOSE, INVOCATION, PING, frame, messages, negotiateAddress, socketAddress } from './hub-protocol.js';

const REDIRECTS = 3;
const PATIENCE = 15_000;

/** Both sides send something at least this often (SignalR's defaults). */
const PING_EVERY = 15_000;
const SILENCE = 30_000;

/** A ping is answered by one, because the timers of a page in the background sleep; but not one that follows our own. */
const PING_AT_MOST_EVERY = 10_000;

/**
 * One connection to a hub, from negotiation to its end; it does not come back by itself.
 *
 * Calls `opened()` when the hub has answered the handshake, `invoked(target, args)` for each message and `ended()`
 * once, however it ends.
 */
export class HubConnection {
  #listener;
  #token;
  #socket = null;
  #abort = new AbortController();
  #timers = [];
  #heard = 0;
  #pinged = 0;
  #over = false;

  constructor(token, listener) {
    this.#token = token;
    this.#listener = listener;
  }

  async open(hub) {
    const patience = setTimeout(() => this.#end(), PATIENCE);
    this.#timers.push(patience);
    try {
      const { address, id, token } = await this.#negotiate(hub, await this.#token());
      if (!this.#over) {
        this.#connect(socketAddress(address, id, token), patience);
      }
    } catch {
      this.#end();
    }
  }

  close() {
    this.#end();
  }

  async #negotiate(hub, token, redirects = 0) {
    const answer = await fetch(negotiateAddress(hub), {
      method: 'POST',
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      credentials: 'same-origin',
      cache: 'no-store',
      signal: this.#abort.signal,
    });
    if (!answer.ok) {
      throw new Error(`Negotiation was answered with ${answer.status}`);
    }
    const found = await answer.json();
    if (found.error) {
      throw new Error('The hub refuses');
    }
    if (found.url) {
      if (redirects === REDIRECTS) {
        throw new Error('The hub is always somewhere else');
      }
      return this.#negotiate(found.url, found.accessToken || token, redirects + 1);
    }
    return { address: hub, id: found.connectionToken || found.connectionId, token };
  }

  #connect(address, patience) {
    const socket = new WebSocket(address);
    this.#socket = socket;
    // a browser complains of a socket that is closed before it is open
    socket.addEventListener('open', () => (this.#over ? socket.close() : socket.send(frame({ protocol: 'json', version: 1 }))));
    socket.addEventListener('close', () => this.#end());
    socket.addEventListener('message', ({ data }) => {
      try {
        this.#heard = Date.now();
        messages(data).forEach((message) => this.#take(message, patience));
      } catch {
        this.#end();
      }
    });
  }

  #take(message, patience) {
    if (message.type === undefined) {
      if (message.error) {
        throw new Error('The hub refuses the protocol');
      }
      clearTimeout(patience);
      this.#timers.push(setInterval(() => this.#beat(), PING_EVERY));
      this.#listener.opened();
    } else if (message.type === INVOCATION) {
      this.#listener.invoked(message.target, message.arguments || []);
    } else if (message.type === PING) {
      this.#ping();
    } else if (message.type === CLOSE) {
      this.#end();
    }
  }

  #beat() {
    if (Date.now() - this.#heard > SILENCE) {
      this.#end();
    } else {
      this.#ping();
    }
  }

  #ping() {
    if (Date.now() - this.#pinged >= PING_AT_MOST_EVERY) {
      this.#pinged = Date.now();
      this.#socket.send(frame({ type: PING }));
    }
  }

  #end() {
    if (this.#over) {
      return;
    }
    this.#over = true;
    this.#timers.forEach(clearTimeout);
    this.#abort.abort();
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.close();
    }
    this.#listener.ended();
  }
}

import { HubConnection } from './hub.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/**
 * Keeps the bell up to date: by the hub where there is one, by asking every few seconds while there is none.
 *
 * Whenever something may have been missed (connected again, looked at again, asked again) it calls `sync()`; only then
 * is a connection called live. A page that nobody looks at does not ask.
 */
export class Live {
  #hub;
  #pollEvery;
  #idleAfter;
  #token;
  #listener;
  #connection = null;
  #pause = 0;
  #retry = null;
  #poll = null;
  #stopped = new AbortController();
  #touched = Date.now();
  #connected = false;

  /**
   * @param options `hub`: address or null; `pollEvery`, `idleAfter`: milliseconds, `idleAfter` 0 for never
   * @param token gives the token or null
   * @param listener `sync()` (a promise), `noted(json)`, `changed(counts)`, `connected(boolean)`
   */
  constructor(options, token, listener) {
    this.#hub = options.hub;
    this.#pollEvery = options.pollEvery;
    this.#idleAfter = options.idleAfter;
    this.#token = token;
    this.#listener = listener;
  }

  start() {
    const { signal } = this.#stopped;
    document.addEventListener('visibilitychange', () => this.wake(), { signal });
    window.addEventListener('online', () => this.wake(), { signal });
    for (const sign of ['pointerdown', 'pointermove', 'keydown']) {
      window.addEventListener(sign, () => this.#touch(), { signal, passive: true, capture: true });
    }
    // whoever is refused by the inbox need not ask the hub
    this.#listener.sync().then(() => this.#connect());
    this.#poll = setInterval(() => this.#ask(), this.#pollEvery);
  }

  stop() {
    this.#stopped.abort();
    clearInterval(this.#poll);
    clearTimeout(this.#retry);
    this.#connection?.close();
  }

  /** Somebody looks, or the network is back: no reason to wait any longer. */
  wake() {
    if (!document.hidden && !this.#connected) {
      this.#listener.sync();
      this.#pause = 0;
      clearTimeout(this.#retry);
      this.#connect();
    }
  }

  #ask() {
    if (!this.#connected && !document.hidden && !this.#idle()) {
      this.#listener.sync();
    }
  }

  /** Asking would keep a web session open for ever at a desk that was left. */
  #idle() {
    return this.#idleAfter > 0 && Date.now() - this.#touched > this.#idleAfter;
  }

  #touch() {
    const slept = this.#idle();
    this.#touched = Date.now();
    if (slept) {
      this.wake();
    }
  }

  #connect() {
    if (!this.#hub || this.#connection || this.#stopped.signal.aborted) {
      return;
    }
    this.#connection = new HubConnection(this.#token, {
      opened: () => this.#opened(),
      invoked: (target, args) => this.#invoked(target, args),
      ended: () => this.#ended(),
    });
    this.#connection.open(this.#hub);
  }

  #opened() {
    this.#pause = 0;
    this.#connected = true;
    this.#listener.connected(true);
    this.#listener.sync();
  }

  #invoked(target, [argument]) {
    if (target === 'notification') {
      this.#listener.noted(argument);
    } else if (target === 'changed') {
      this.#listener.changed(argument);
    }
  }

  #ended() {
    this.#connection = null;
    this.#connected = false;
    if (this.#stopped.signal.aborted) {
      return;
    }
    this.#listener.connected(false);
    this.#pause = Math.min(LONGEST_PAUSE, this.#pause ? this.#pause * 2 : FIRST_PAUSE);
    // everybody was cut off in the same moment: not everybody comes back in the same
    this.#retry = setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random() / 2));
  }
}

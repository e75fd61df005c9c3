import { Api } from './api.js';
import { addressIn } from './host.js';

/** By what an element shows whose inbox it asks: a token that its page gives it, or the cookie of a session. */
export class Credentials {
  /** A string, a function that gives one or a promise of one, or null. */
  accessToken = null;
  /** Gives further headers for requests that change something. */
  headers = () => ({});

  #element;

  constructor(element) {
    this.#element = element;
  }

  /** Whether there are any. */
  get given() {
    return this.accessToken !== null || this.#element.hasAttribute('session');
  }

  /** The token of this moment. */
  token = async () => (typeof this.accessToken === 'function' ? this.accessToken() : this.accessToken);

  /** The inbox that the element names. */
  api() {
    return new Api(addressIn(this.#element, 'api', '/api'), this.token, () => this.headers());
  }
}

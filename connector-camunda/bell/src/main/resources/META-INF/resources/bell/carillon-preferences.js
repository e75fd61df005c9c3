import { Choices } from './choices.js';
import { Credentials } from './credentials.js';
import { languageOf, soon, upgrade } from './host.js';
import { preferenceTextsOf } from './preference-texts.js';
import { PreferenceView } from './preference-view.js';

/**
 * `<carillon-preferences api="/api">`: what a user wants to hear of, and through which channel. Each click is kept at once.
 *
 * Attributes: `api`, the inbox's address; `lang` (en, fr, es; else the page's); `theme` (light, dark; else the system's);
 * `session`, where a cookie and no token says who asks.
 *
 * Properties: `accessToken`, a string, or a function that gives one or a promise of one; `headers`, a function that gives
 * further headers for requests that change something.
 *
 * Event, which bubbles: `carillon-unauthorized` (the inbox wants another token).
 */
export class CarillonPreferences extends HTMLElement {
  static observedAttributes = ['api', 'session', 'lang'];

  #credentials = new Credentials(this);
  #choices = null;
  #restart = soon(() => this.isConnected && this.#start());
  #view = new PreferenceView(this.attachShadow({ mode: 'open' }), this.#deeds());

  get accessToken() {
    return this.#credentials.accessToken;
  }

  set accessToken(token) {
    this.#credentials.accessToken = token ?? null;
    this.#restart();
  }

  set headers(headers) {
    this.#credentials.headers = headers;
  }

  connectedCallback() {
    upgrade(this, 'accessToken', 'headers');
    this.#dress();
    this.#start();
  }

  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#choices) {
      return;
    }
    if (name === 'lang') {
      this.#dress();
      this.#view.show(this.#choices);
    } else {
      this.#restart();
    }
  }

  #dress() {
    this.#view.dress(preferenceTextsOf(languageOf(this)));
  }

  #start() {
    const choices = new Choices(this.#credentials.api(), this.#listener(() => choices === this.#choices));
    this.#choices = choices;
    this.#view.hush();
    if (this.#credentials.given) {
      choices.load();
    } else {
      choices.status = 'signedOut';
    }
    this.#view.show(choices);
  }

  /** @param current whether these are still the choices that are shown */
  #listener(current) {
    return {
      changed: () => current() && this.#view.show(this.#choices),
      refused: () => current() && this.#view.complain(),
      signedOut: () => current() && this.dispatchEvent(new CustomEvent('carillon-unauthorized', { bubbles: true, composed: true })),
    };
  }

  #deeds() {
    return {
      choose: (category, way, wanted) => {
        this.#view.hush();
        this.#choices.choose(category, way, wanted);
      },
      follow: (category) => {
        this.#view.hush();
        this.#choices.follow(category);
      },
      retry: () => this.#start(),
    };
  }
}

if (!customElements.get('carillon-preferences')) {
  customElements.define('carillon-preferences', CarillonPreferences);
}

import { Credentials } from './credentials.js';
import { addressIn, languageOf, soon, upgrade } from './host.js';
import { Inbox } from './inbox.js';
import { Live } from './live.js';
import { linkOf } from './note.js';
import { textsOf } from './texts.js';
import { View } from './view.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Attributes that say how it looks; all others say whom it asks. */
const LOOKS = ['lang', 'target', 'preferences', 'app', 'inline'];

/**
 * `<carillon-bell api="/api" hub="/hubs/notifications">`: a bell with the number of new notes, which opens the inbox of
 * the reader.
 *
 * Attributes: `api`, the inbox's address; `hub`, where notes are pushed (without it the bell asks every `poll` seconds,
 * 30); `inline`, where the inbox fills the element and no bell opens it; `lang` (en, fr, es; else the page's); `theme` (light, dark; else the system's); `target`, where links open
 * (`_blank`); `undo`, for how many seconds a deletion can be taken back (6); `session`, where a cookie and no token says
 * who asks; `idle`, after how many minutes without the reader's hand it asks no more (0: never); `preferences`, the
 * address of a page where the reader says what they want; `app`, the address of the bell's page, where they have
 * themselves notified on a device.
 *
 * Properties: `accessToken`, a string, or a function that gives one or a promise of one; `headers`, a function that gives
 * further headers for requests that change something; `unseen`, the number on the badge.
 *
 * Events, which bubble: `carillon-note` (a note has come; `detail` is the note), `carillon-counts` (`detail.unseen` is the
 * number on the badge), `carillon-act` (a note is opened;
 * cancel it to lead to `detail.url` yourself), `carillon-preferences` (the reader goes to that page; cancel it to show
 * them their preferences yourself), `carillon-unauthorized` (the inbox wants another token).
 */
export class CarillonBell extends HTMLElement {
  static observedAttributes = ['api', 'hub', 'poll', 'undo', 'session', 'idle', ...LOOKS];

  #credentials = new Credentials(this);
  #inbox = null;
  #live = null;
  #connected = false;
  /** The number on the badge as it was last told. */
  #counted = 0;
  #present = new AbortController();
  #restart = soon(() => this.#startAnew());
  #view = new View(this.attachShadow({ mode: 'open' }), this.#deeds(), () => this.#state());

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

  get unseen() {
    return this.#inbox?.counts.unseen ?? 0;
  }

  /** Opens the panel and moves the focus there. */
  open() {
    this.#view.open();
  }

  close() {
    this.#view.close();
  }

  connectedCallback() {
    this.#present = new AbortController();
    window.addEventListener('pagehide', () => this.#inbox.settle(), { signal: this.#present.signal });
    upgrade(this, 'accessToken', 'headers');
    this.#start();
    this.#dress();
  }

  disconnectedCallback() {
    this.#view.close();
    this.#present.abort();
    this.#stop();
  }

  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#inbox) {
      return;
    }
    if (LOOKS.includes(name)) {
      this.#dress();
    } else {
      this.#restart();
    }
  }

  #dress() {
    const links = { preferences: this.#page('preferences'), app: this.#page('app') };
    this.#view.dress(textsOf(languageOf(this)), this.getAttribute('target') || '_blank', links);
  }

  #page(attribute) {
    return this.hasAttribute(attribute) ? linkOf(addressIn(this, attribute)) : null;
  }

  #startAnew() {
    if (this.isConnected) {
      this.#stop();
      this.#start();
    }
  }

  #start() {
    this.#inbox = new Inbox(this.#credentials.api(), this.#listener(), this.#state().undo);
    if (this.#credentials.given) {
      this.#live = this.#newLive();
      this.#live.start();
    } else {
      this.#inbox.status = 'signedOut';
    }
    this.#view.draw();
  }

  #stop() {
    this.#live?.stop();
    this.#live = null;
    this.#connected = false;
    this.#inbox?.settle();
  }

  #newLive() {
    const options = {
      hub: this.hasAttribute('hub') ? addressIn(this, 'hub') : null,
      pollEvery: this.#state().seconds * SECOND,
      idleAfter: this.#number('idle', 0) * MINUTE,
    };
    return new Live(options, this.#credentials.token, {
      sync: () => this.#sync(),
      noted: (json) => this.#inbox.noted(json),
      changed: (counts) => this.#inbox.changed(counts),
      connected: (connected) => {
        this.#connected = connected;
        this.#view.draw();
      },
    });
  }

  #listener() {
    return {
      changed: () => this.#changed(),
      arrived: (notes) => this.#arrived(notes),
      refused: () => this.#view.complain(),
    };
  }

  #changed() {
    this.#view.draw();
    if (this.#counted !== this.unseen) {
      this.#counted = this.unseen;
      this.#tell('carillon-counts', { unseen: this.unseen });
    }
    if (this.#inbox.status === 'signedOut' && this.#live) {
      // asking on would be one refusal after the other
      this.#live.stop();
      this.#live = null;
      this.#tell('carillon-unauthorized');
    }
  }

  #arrived(notes) {
    this.#view.ring(notes);
    notes.forEach((note) => this.#tell('carillon-note', note));
    this.#see();
  }

  #deeds() {
    return {
      opened: () => this.#live && this.#sync(),
      looked: () => this.#see(),
      closed: () => this.#closed(),
      close: () => this.close(),
      show: (tab) => tab !== this.#inbox.tab && this.#live && this.#inbox.show(tab),
      retry: () => (this.#live ? this.#inbox.retry() : this.#restart()),
      readAll: () => this.#inbox.readAll(),
      more: () => this.#inbox.more(),
      prefer: (event) => this.#prefer(event),
      act: (note, event) => this.#act(note, event),
      read: ({ id, read }) => read || this.#inbox.read(id),
      toggle: ({ id, read }) => (read ? this.#inbox.unread(id) : this.#inbox.read(id)),
      archive: ({ id }) => this.#inbox.archive(id),
      remove: ({ id }) => this.#inbox.remove(id),
      removeById: (id) => this.#inbox.leaving(id) || this.#inbox.remove(id),
      undo: ({ id }) => this.#inbox.undo(id),
      retryNow: ({ id }) => this.#inbox.retryNow(id),
      silence: ({ id }, duration) => this.#inbox.silence(id, duration),
    };
  }

  #act(note, event) {
    const led = !this.#tell('carillon-act', note);
    if (led) {
      event.preventDefault();
    }
    this.#inbox.act(note.id);
    if (led || event.currentTarget.target !== '_blank') {
      this.close();
    }
  }

  #prefer(event) {
    if (!this.#tell('carillon-preferences')) {
      event.preventDefault();
      this.close();
    }
  }

  #sync() {
    return this.#inbox.sync().then(() => this.#see());
  }

  /** What is in sight has been seen. */
  #see() {
    if (this.#view.isOpen && !document.hidden && this.#live) {
      this.#inbox.seeAll();
    }
  }

  #closed() {
    this.#inbox.settle();
    if (this.#inbox.tab !== 'active' && this.#live) {
      this.#inbox.show('active');
    }
  }

  /** Returns whether the page lets it go on. */
  #tell(event, detail = null) {
    return this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  #state() {
    return {
      inbox: this.#inbox,
      live: this.#connected,
      seconds: Math.max(1, this.#number('poll', 30)),
      undo: this.#number('undo', 6) * SECOND,
    };
  }

  #number(name, otherwise) {
    const number = Number.parseFloat(this.getAttribute(name));
    return number >= 0 ? number : otherwise;
  }
}

if (!customElements.get('carillon-bell')) {
  customElements.define('carillon-bell', CarillonBell);
}

import { Api } from './api.js';
import { appTextsOf } from './app-texts.js';
import './carillon-bell.js';
import { DeviceCard } from './device-card.js';
import { DeviceList } from './device-list.js';
import { element } from './dom.js';
import './kept-token.js';
import { linkOf } from './note.js';
import { SignIn, signInSettings } from './sign-in.js';
import { ThisDevice } from './this-device.js';

const bell = document.getElementById('bell');
const texts = appTextsOf(new URLSearchParams(location.search).get('lang') || navigator.language);

/** The inbox as an app: on a phone's home screen, or in a window of its own. */
class App {
  #signIn;
  #api;
  #device;
  #card;
  #list;
  #bar;
  #listed = false;
  #welcome = null;

  constructor(signIn) {
    this.#signIn = signIn;
    this.#api = new Api('/api', () => this.#token(), () => ({}));
    this.#device = new ThisDevice(this.#api, () => this.#card.show());
    this.#card = new DeviceCard(texts, this.#device);
    this.#list = new DeviceList(texts, this.#api, () => this.#device.id);
    this.#bar = element('nav', { class: 'bar' }, this.#switch());
    document.body.prepend(this.#card.element);
    document.body.append(this.#list.element, this.#bar);
  }

  start() {
    bell.addEventListener('carillon-unauthorized', () => this.#signedOut(texts.expired));
    bell.addEventListener('carillon-counts', ({ detail }) => this.#badge(detail.unseen));
    navigator.serviceWorker?.addEventListener('message', ({ data }) => this.#clicked(new URL(data.url).searchParams));
    if (this.#signIn.signedIn) {
      this.#signedIn();
    } else {
      this.#signedOut();
    }
  }

  async #token() {
    const token = await this.#signIn.token();
    await keptToken.put(token).catch(() => {});
    return token;
  }

  async #signedIn() {
    this.#welcome?.remove();
    this.#show();
    bell.accessToken = () => this.#token();
    await this.#clicked(new URLSearchParams(location.search));
    await this.#device.look();
  }

  /** A notification of the system led here: what was clicked there is noted, and its page opened. */
  async #clicked(parameters) {
    const id = parameters.get('note');
    if (!id || !/^[0-9a-f]{32}$/.test(id)) {
      return;
    }
    history.replaceState(null, '', location.pathname);
    const read = parameters.get('mark') === 'read';
    try {
      await this.#api.mark(id, read ? 'read' : 'acted');
      const link = read ? null : linkOf((await this.#api.note(id)).url);
      if (link) {
        location.assign(link);
      }
    } catch (error) {
      console.warn('The notification could not be opened', error);
    }
  }

  #signedOut(why = '') {
    this.#signIn.forget();
    keptToken.put(null).catch(() => {});
    bell.accessToken = null;
    bell.hidden = true;
    this.#card.element.hidden = true;
    this.#list.element.hidden = true;
    this.#bar.hidden = true;
    this.#welcome?.remove();
    this.#welcome = element('main', { class: 'sign-in' }, element('img', { src: '/bell/bell.svg', alt: '' }), element('h1', { text: texts.title }), element('p', { text: why }), this.#door());
    document.body.append(this.#welcome);
  }

  #door() {
    if (this.#signIn.possible) {
      return element('button', { type: 'button', text: texts.signIn, on: { click: () => this.#signIn.begin() } });
    }
    const field = element('textarea', { id: 'token', rows: 4, spellcheck: 'false', autocapitalize: 'off', required: true });
    const submit = (event) => {
      event.preventDefault();
      this.#signIn.give(field.value.trim());
      this.#signedIn();
    };
    return element('form', { autocomplete: 'off', on: { submit } }, element('label', { for: 'token', text: texts.token }), field, element('button', { type: 'submit', text: texts.connect }));
  }

  #switch() {
    const click = async () => {
      this.#listed = !this.#listed;
      if (this.#listed) {
        await this.#list.show().catch(() => alert(texts.refused));
      }
      this.#show();
    };
    return element('button', { type: 'button', class: 'quiet', on: { click } });
  }

  #show() {
    bell.hidden = this.#listed;
    this.#list.element.hidden = !this.#listed;
    this.#bar.hidden = false;
    this.#bar.firstChild.textContent = this.#listed ? texts.back : texts.devices;
  }

  #badge(unseen) {
    const done = unseen > 0 ? navigator.setAppBadge?.(unseen) : navigator.clearAppBadge?.();
    done?.catch(() => {});
  }
}

document.documentElement.lang = texts.language;
document.title = texts.title;
bell.setAttribute('lang', texts.language);
bell.setAttribute('preferences', '/bell/preferences');
const signIn = new SignIn(await signInSettings());
await signIn.arrive().catch((error) => console.warn('Signing in did not work', error));
new App(signIn).start();

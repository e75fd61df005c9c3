import { Api } from './api.js';
import { DeviceTable } from './device-table.js';
import { devicesTextsOf } from './devices-texts.js';
import { element } from './dom.js';
import { SignIn, signInSettings } from './sign-in.js';

const texts = devicesTextsOf(new URLSearchParams(location.search).get('lang') || navigator.language);
const main = document.getElementById('main');
const said = element('p', { id: 'said', role: 'status' });

/** The devices of all users: searched, shown page by page, and revoked. */
class DevicesPage {
  #signIn;
  #api;
  #table = new DeviceTable(texts, { more: () => this.#load(this.#next), revoke: (device) => this.#revoke(device) });
  #search = this.#form();
  #shown = [];
  #next = null;

  constructor(signIn) {
    this.#signIn = signIn;
    this.#api = new Api('/api', () => signIn.token(), () => ({}));
  }

  async start() {
    if (this.#signIn.signedIn) {
      main.replaceChildren(this.#search, said, this.#table.element, element('p', { text: texts.send }));
      await this.#load(null);
    } else {
      main.replaceChildren(said, this.#door());
    }
  }

  async #load(after) {
    const conditions = Object.fromEntries(new FormData(this.#search));
    await this.#try(async () => {
      const { devices, next } = await this.#api.devicesOfAll({ ...conditions, after });
      this.#shown = after ? [...this.#shown, ...devices] : devices;
      this.#next = next;
      this.#table.show(this.#shown, next);
    });
  }

  async #revoke({ id, name, user }) {
    if (confirm(texts.sure.replace('{name}', () => name).replace('{user}', () => user))) {
      await this.#try(() => this.#api.revokeOfAll(id));
      await this.#load(null);
    }
  }

  async #try(action) {
    said.textContent = '';
    try {
      await action();
    } catch (error) {
      said.textContent = { 401: texts.expired, 403: texts.forbidden }[error.status] ?? texts.failed;
      if (error.status === 401) {
        this.#signIn.forget();
        await this.start();
      }
    }
  }

  #form() {
    const select = (name, label, choices) =>
      element('label', { text: label }, element('select', { name }, element('option', { value: '', text: texts.any }), ...Object.entries(choices).map(([value, text]) => element('option', { value, text }))));
    const submit = (event) => {
      event.preventDefault();
      this.#load(null);
    };
    return element(
      'form',
      { class: 'card search', on: { submit } },
      element('label', { text: texts.user }, element('input', { name: 'user', autocapitalize: 'off', spellcheck: 'false' })),
      select('kind', texts.kind, texts.kinds),
      select('state', texts.state, texts.states),
      element('button', { type: 'submit', text: texts.search }),
    );
  }

  #door() {
    if (this.#signIn.possible) {
      return element('button', { type: 'button', text: texts.signIn, on: { click: () => this.#signIn.begin() } });
    }
    const field = element('textarea', { id: 'token', rows: 4, spellcheck: 'false', autocapitalize: 'off', required: true });
    const submit = (event) => {
      event.preventDefault();
      this.#signIn.give(field.value.trim());
      this.start();
    };
    return element('form', { class: 'card', autocomplete: 'off', on: { submit } }, element('label', { for: 'token', text: texts.token }), field, element('button', { type: 'submit', text: texts.connect }));
  }
}

document.documentElement.lang = texts.language;
document.title = texts.title;
document.getElementById('title').textContent = texts.title;
document.getElementById('about').textContent = texts.about;
const signIn = new SignIn(await signInSettings());
await signIn.arrive().catch((error) => console.warn('Signing in did not work', error));
await new DevicesPage(signIn).start();

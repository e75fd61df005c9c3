import { element } from './dom.js';
import { shortly } from './time.js';

/** The reader's devices: each can get another name, and be removed. */
export class DeviceList {
  element = element('section', { class: 'devices', 'aria-labelledby': 'my-devices' });

  #texts;
  #api;
  #here;

  /** @param here gives the id of this device, or null */
  constructor(texts, api, here) {
    this.#texts = texts;
    this.#api = api;
    this.#here = here;
  }

  async show() {
    const { devices } = await this.#api.devices();
    const shown = devices.filter(({ state }) => state !== 'revoked');
    this.element.replaceChildren(
      element('h2', { id: 'my-devices', text: this.#texts.devices }),
      shown.length ? element('ul', {}, ...shown.map((device) => this.#row(device))) : element('p', { text: this.#texts.none }),
    );
  }

  #row(device) {
    const { name, id, obstacle } = device;
    const { here, rename, remove } = this.#texts;
    return element(
      'li',
      { class: obstacle ? 'away' : null },
      element('div', {}, element('b', { text: name }), ...(id === this.#here() ? [element('i', { text: here })] : []), element('p', { text: this.#about(device) })),
      this.#button(rename, name, () => this.#rename(device)),
      this.#button(remove, name, () => this.#api.revoke(id)),
    );
  }

  #about({ platform, app, obstacle, reason, usedAt }) {
    const { lastUsed, neverUsed } = this.#texts;
    const used = usedAt ? lastUsed.replace('{when}', shortly(Date.parse(usedAt), this.#texts)) : neverUsed;
    const what = [app, platform].filter(Boolean).join(', ');
    return [what, obstacle ? this.#texts.obstacle[obstacle] : used, reason].filter(Boolean).join(' · ');
  }

  #button(text, name, action) {
    const click = async ({ currentTarget }) => {
      currentTarget.disabled = true;
      try {
        await action();
      } finally {
        await this.show();
      }
    };
    return element('button', { type: 'button', class: 'quiet', text, 'aria-label': `${text}: ${name}`, on: { click } });
  }

  async #rename({ id, name }) {
    const chosen = prompt(this.#texts.newName, name)?.trim();
    if (chosen && chosen !== name) {
      await this.#api.rename(id, chosen.slice(0, 100));
    }
  }
}

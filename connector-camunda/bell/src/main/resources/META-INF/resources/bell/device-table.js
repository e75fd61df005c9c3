import { element } from './dom.js';
import { shortly } from './time.js';

/** What was found, with what an administrator can do about each. */
export class DeviceTable {
  element = element('section', { class: 'card found' });

  #texts;
  #deeds;
  #rows = element('tbody');
  #more = element('button', { type: 'button', class: 'quiet', hidden: true, on: { click: () => this.#deeds.more() } });

  /** @param deeds `more()` and `revoke(device)` */
  constructor(texts, deeds) {
    this.#texts = texts;
    this.#deeds = deeds;
    this.#more.textContent = texts.more;
    const { user, device, state, registered, used } = texts;
    const heads = [user, device, state, registered, used, ''].map((text) => element('th', { text }));
    this.element.append(element('table', {}, element('thead', {}, element('tr', {}, ...heads)), this.#rows), this.#more);
  }

  /** @param more whether there are further ones */
  show(devices, more) {
    this.#rows.replaceChildren(...(devices.length ? devices.map((device) => this.#row(device)) : [this.#nothing()]));
    this.#more.hidden = !more;
  }

  #nothing() {
    return element('tr', {}, element('td', { colspan: 6, text: this.#texts.none }));
  }

  #row(device) {
    const { user, name, platform, app, appVersion, kind, id, registeredAt, usedAt } = device;
    const about = [this.#texts.kinds[kind], [app, appVersion].filter(Boolean).join(' '), platform].filter(Boolean).join(' · ');
    return element(
      'tr',
      {},
      element('td', { text: user }),
      element('td', {}, element('b', { text: name }), element('small', { text: about }), element('small', {}, element('code', { text: id }))),
      element('td', {}, ...this.#state(device)),
      element('td', { text: shortly(Date.parse(registeredAt), this.#texts) }),
      element('td', { text: usedAt ? shortly(Date.parse(usedAt), this.#texts) : this.#texts.never }),
      element('td', {}, ...this.#buttons(device)),
    );
  }

  #state({ state, obstacle, reason }) {
    const text = state === 'active' ? (obstacle ? this.#texts.obstacle[obstacle] : this.#texts.ready) : this.#texts.states[state];
    return [element('span', { class: obstacle ? 'state away' : 'state ready', text }), reason && element('small', { text: reason })].filter(Boolean);
  }

  #buttons(device) {
    const { copy, copied, revoke } = this.#texts;
    const copying = async ({ currentTarget }) => {
      await navigator.clipboard.writeText(device.id);
      currentTarget.textContent = copied;
    };
    return [
      element('button', { type: 'button', class: 'quiet', text: copy, on: { click: copying } }),
      ...(device.state === 'active' ? [element('button', { type: 'button', class: 'quiet', text: revoke, on: { click: () => this.#deeds.revoke(device) } })] : []),
    ];
  }
}

import { element } from './dom.js';
import { icon } from './icons.js';

/** Says how it stands with notifications on this device, and lets its user change that. */
export class DeviceCard {
  element = element('section', { class: 'device', 'aria-live': 'polite', hidden: true });

  #texts;
  #device;

  constructor(texts, device) {
    this.#texts = texts;
    this.#device = device;
  }

  show() {
    const { state } = this.#device;
    const [heading, text] = this.#texts.device[state];
    this.element.hidden = state === 'asking';
    this.element.dataset.state = state;
    this.element.replaceChildren(
      icon('bell', 22),
      element('div', {}, element('h2', { text: heading }), element('p', { text })),
      ...this.#buttons(state),
    );
  }

  #buttons(state) {
    const { turnOn, turnOff, retry } = this.#texts;
    const actions = {
      off: [turnOn, () => this.#device.turnOn()],
      on: [turnOff, () => this.#device.turnOff()],
      failed: [retry, () => this.#device.look()],
    };
    if (!Object.hasOwn(actions, state)) {
      return [];
    }
    const [text, action] = actions[state];
    const click = async ({ currentTarget }) => {
      currentTarget.disabled = true;
      await action();
    };
    return [element('button', { type: 'button', class: state === 'on' ? 'quiet' : null, text, on: { click } })];
  }
}

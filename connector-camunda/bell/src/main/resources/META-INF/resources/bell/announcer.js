import { element } from './dom.js';
import { counted } from './texts.js';

/** Tells a screen reader of new notes; what is critical, at once. */
export class Announcer {
  #polite = element('div', { class: 'hidden', role: 'status', 'aria-live': 'polite' });
  #urgent = element('div', { class: 'hidden', role: 'alert', 'aria-live': 'assertive' });

  get elements() {
    return [this.#polite, this.#urgent];
  }

  tell(notes, texts) {
    const words = counted(texts, texts.arrived, notes.length, { title: notes[0].title });
    const urgent = notes.some(({ severity }) => severity === 'CRITICAL');
    this.#polite.textContent = urgent ? '' : words;
    this.#urgent.textContent = urgent ? words : '';
  }
}

import { element, setAttributes, setText } from './dom.js';
import { counted, labelled } from './texts.js';
import { shortly } from './time.js';

/** For how long a process can be muted: as the inbox reads it (ISO 8601), and in words. */
const TIMES = [
  ['PT1H', 1, 'hour'],
  ['PT4H', 4, 'hour'],
  ['P1D', 1, 'day'],
  ['P7D', 1, 'week'],
];
const NO_TIME = 'PT0S';

/** What a note offers to be done, and what came of it in words. It is made once and changed in place. */
export class CommandStrip {
  element;

  #note;
  #texts;
  #deeds;
  #busy = false;
  #silence = null;
  #times = null;
  #result = element('span', { class: 'result', role: 'status' });

  /** @param deeds `retryNow(note)` and `silence(note, duration)` */
  constructor(note, texts, deeds) {
    this.#note = note;
    this.#texts = texts;
    this.#deeds = deeds;
    const label = labelled(texts, texts.commands.label, note.title);
    const offered = [...this.#offer('RETRY', () => [this.#retryNow()]), ...this.#offer('SILENCE', () => this.#silencing())];
    this.element = element('div', { class: 'commands', role: 'group', 'aria-label': label, hidden: offered.length === 0 }, ...offered, this.#result);
    this.element.addEventListener('keydown', (event) => this.#pressed(event));
  }

  /** @param state whether something is under way, and what was said */
  update({ busy, said }) {
    this.#busy = busy;
    setAttributes(this.element, { 'aria-busy': String(busy) });
    // one that is disabled would lose the focus
    this.element.querySelectorAll('button').forEach((button) => setAttributes(button, { 'aria-disabled': busy ? 'true' : null }));
    setAttributes(this.#result, { 'data-kind': said?.kind ?? null });
    setText(this.#result, busy ? this.#texts.commands.busy : said ? this.#words(said) : '');
  }

  #offer(command, parts) {
    return this.#note.commands.includes(command) ? parts() : [];
  }

  #retryNow() {
    return this.#button('retry', this.#texts.commands.retry, () => this.#deeds.retryNow(this.#note));
  }

  #silencing() {
    const { silence, silenceFor, unmute } = this.#texts.commands;
    this.#silence = this.#button('silence', silence, () => this.#showTimes(this.#times.hidden));
    const times = TIMES.map(([duration, many, unit]) => {
      const time = new Intl.NumberFormat(this.#texts.language, { style: 'unit', unit, unitDisplay: 'long' }).format(many);
      return this.#button(duration, time, () => this.#mute(duration), silenceFor.replace('{time}', () => time));
    });
    const end = this.#button(NO_TIME, unmute, () => this.#mute(NO_TIME));
    this.#times = element('div', { class: 'times' }, ...times, end);
    this.#showTimes(false);
    return [this.#silence, this.#times];
  }

  #button(command, text, click, name = text) {
    const once = () => this.#busy || click();
    return element('button', { type: 'button', class: 'command', 'data-command': command, 'aria-label': labelled(this.#texts, name, this.#note.title), text, on: { click: once } });
  }

  #mute(duration) {
    this.#closeTimes();
    this.#deeds.silence(this.#note, duration);
  }

  #showTimes(open) {
    this.#times.hidden = !open;
    this.#silence.setAttribute('aria-expanded', String(open));
  }

  /** The focus must not stay on what is hidden. */
  #closeTimes() {
    this.#silence.focus();
    this.#showTimes(false);
  }

  /** Escape closes what is open innermost. */
  #pressed(event) {
    if (event.key === 'Escape' && this.#times?.hidden === false) {
      event.preventDefault();
      event.stopPropagation();
      this.#closeTimes();
    }
  }

  #words(said) {
    const { commands } = this.#texts;
    switch (said.kind) {
      case 'retried':
        return this.#retried(said);
      case 'silenced':
        return commands.silenced.replace('{until}', () => shortly(said.until, this.#texts));
      default:
        return commands[said.kind];
    }
  }

  #retried({ retried, left }) {
    const { commands, language } = this.#texts;
    if (retried === 0 && left === 0) {
      return commands.nothing;
    }
    const number = new Intl.NumberFormat(language);
    const places = { all: number.format(retried + left), left: number.format(left) };
    return counted(this.#texts, left > 0 ? commands.retriedSome : commands.retried, retried, places);
  }
}

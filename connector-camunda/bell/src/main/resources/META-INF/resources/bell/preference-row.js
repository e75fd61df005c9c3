import { element, setAttributes, setText } from './dom.js';
import { EVERYTHING } from './choices.js';
import { categoryName, labelled } from './texts.js';

/** What a user wants of one category: its name, what it follows, and a switch for each way. Changed in place. */
export class PreferenceRow {
  element;

  #category;
  #ways;
  #texts;
  #hint;
  #follow;
  #switches;

  /** @param deeds what the user can do: `choose(category, way, wanted)`, `follow(category)` */
  constructor(category, ways, texts, deeds) {
    this.#category = category;
    this.#ways = ways;
    this.#texts = texts;
    const name = category === EVERYTHING ? texts.everything[0] : categoryName(texts, category);
    this.#hint = element('span', { class: 'hint' });
    this.#follow = this.#button(name, deeds);
    this.#switches = ways.map((way) => this.#switch(name, way, deeds));
    this.element = element(
      'tr',
      { class: category === EVERYTHING ? 'everything' : null, 'data-category': category },
      element('th', { scope: 'row' }, element('span', { class: 'name', dir: 'auto', text: name }), element('span', { class: 'under' }, this.#hint, this.#follow)),
      ...this.#switches.map((button) => element('td', {}, button)),
    );
  }

  show(choices) {
    const own = this.#ways.filter((way) => choices.isOwn(this.#category, way));
    setText(this.#hint, this.#hintOf(own));
    this.#ways.forEach((way, index) => this.#turn(this.#switches[index], choices.wanted(this.#category, way), own.includes(way)));
    if (this.#follow.contains(this.#follow.getRootNode().activeElement) && own.length === 0) {
      this.#switches[0].focus();
    }
    this.#follow.hidden = own.length === 0;
  }

  #hintOf(own) {
    if (this.#category === EVERYTHING) {
      return this.#texts.everything[1];
    }
    const { language, ways, follows, own: text } = this.#texts;
    const names = new Intl.ListFormat(language).format(own.map(({ name }) => ways[name]));
    return own.length === 0 ? follows : text.replace('{ways}', () => names);
  }

  /** How it is drawn is also said: a screen reader does not see an outline. */
  #turn(button, wanted, own) {
    const follows = this.#category !== EVERYTHING && !own;
    button.classList.toggle('follows', follows);
    setAttributes(button, { 'aria-checked': String(wanted), 'aria-description': follows ? this.#texts.follows : null });
  }

  #switch(name, way, deeds) {
    const label = labelled(this.#texts, name, this.#texts.ways[way.name]);
    const click = ({ currentTarget }) => deeds.choose(this.#category, way, currentTarget.getAttribute('aria-checked') !== 'true');
    const attributes = { type: 'button', class: 'switch', role: 'switch', 'data-way': way.name, 'aria-label': label };
    return element('button', { ...attributes, on: { click } }, element('span', { class: 'track' }, element('span', { class: 'knob' })));
  }

  #button(name, deeds) {
    const label = this.#texts.followAll.replace('{category}', () => name);
    return element('button', { type: 'button', class: 'follow', hidden: true, text: this.#texts.follow, 'aria-label': label, on: { click: () => deeds.follow(this.#category) } });
  }
}

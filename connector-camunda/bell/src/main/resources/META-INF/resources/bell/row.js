import { CommandStrip } from './command-strip.js';
import { element, setAttributes, setText } from './dom.js';
import { icon, noteIcon } from './icons.js';
import { categoryName, labelled } from './texts.js';
import { ago, fully } from './time.js';

/** One note in the list. It is made once and changed in place, so that focus and animation stay with it. */
export class Row {
  element;

  #note;
  #texts;
  #deeds;
  #status = element('span', { class: 'hidden' });
  #main;
  #body;
  #fold;
  #time;
  #read;
  #archive;
  #commands;
  #going;
  #undo;

  /**
   * @param target where links open
   * @param deeds what the reader can do: `act(note, event)`, `read(note)`, `toggle(note)`, `archive(note)`,
   *     `remove(note)`, `undo(note)`, and those of a command strip
   */
  constructor(note, texts, target, deeds) {
    this.#note = note;
    this.#texts = texts;
    this.#deeds = deeds;
    this.#build(note, target);
    this.update(note, undefined, { busy: false, said: null });
  }

  /** Where the focus goes when it comes to this note. */
  get focusable() {
    return this.#going.hidden ? this.#main : this.#undo;
  }

  /**
   * @param leaving how it is going, or undefined
   * @param command what was had done by it
   */
  update(note, leaving, command) {
    this.#note = note;
    this.element.classList.toggle('unread', !note.read);
    this.element.classList.toggle('leaving', leaving !== undefined);
    const { isUnread, severity } = this.#texts;
    setText(this.#status, [note.read ? '' : isUnread, severity[note.severity]].filter(Boolean).map((word) => labelled(this.#texts, word, '')).join(''));
    this.#show(this.#read, note.read ? 'unread' : 'read');
    this.#show(this.#archive, note.archived ? 'unarchive' : 'archive');
    this.#commands.update(command);
    this.#leave(leaving);
  }

  /** Time passes; and in another width the text fits or does not. */
  refresh(now) {
    setText(this.#time, this.#note.time ? ago(this.#note.time, now, this.#texts) : '');
    const open = this.element.classList.contains('whole');
    this.#fold.hidden = !open && this.#body.scrollHeight <= this.#body.clientHeight + 1;
  }

  /** Only one note at a time is on the way of the Tab key: 20 notes are not 80 stops. */
  reachable(yes) {
    this.element.querySelectorAll('a, button').forEach((stop) => setAttributes(stop, { tabindex: yes ? null : -1 }));
  }

  arrive() {
    this.element.classList.add('arrived');
  }

  #build(note, target) {
    const texts = this.#texts;
    this.#main = note.url ? this.#link(note, target) : this.#button('main', () => this.#open());
    this.#main.append(this.#status, element('span', { class: 'title', dir: 'auto', text: note.title }));
    this.#body = element('p', { class: 'body', dir: 'auto', text: note.body });
    this.#fold = this.#button('fold', () => this.#toggleFold());
    this.#fold.textContent = texts.wholeText;
    this.#time = element('time', note.time ? { datetime: note.createdAt, title: fully(note.time, texts) } : {});
    this.#read = this.#button('icon', () => this.#deeds.toggle(this.#note));
    this.#archive = this.#button('icon', () => this.#deeds.archive(this.#note));
    const remove = this.#button('icon', () => this.#deeds.remove(this.#note));
    this.#show(remove, 'remove');
    this.#undo = this.#button('undo', () => this.#deeds.undo(this.#note));
    this.#undo.textContent = texts.undo;
    this.#going = element('div', { class: 'going', hidden: true }, element('span', { dir: 'auto' }), this.#undo);
    const mark = element('span', { class: `mark ${note.severity.toLowerCase()}` }, noteIcon(note));
    const headline = element('div', { class: 'headline' }, this.#main, this.#time);
    const actions = element('div', { class: 'actions' }, this.#read, this.#archive, remove);
    this.#commands = new CommandStrip(note, texts, this.#deeds);
    const foot = element('div', { class: 'foot' }, this.#meta(note), actions);
    const content = element('div', { class: 'content' }, headline, this.#body, this.#fold, this.#commands.element, foot);
    this.element = element('li', { class: 'note', 'data-id': note.id }, mark, content, this.#going);
    // or it would arrive again whenever the panel opens
    this.element.addEventListener('animationend', ({ animationName }) => animationName === 'glow' && this.element.classList.remove('arrived'));
  }

  #button(kind, click) {
    return element('button', { type: 'button', class: kind, on: { click } });
  }

  /** A note with an address is a link, so that everything works that a browser does with links. */
  #link(note, target) {
    const click = (event) => this.#deeds.act(this.#note, event);
    const on = { click, auxclick: (event) => event.button === 1 && click(event) };
    return element('a', { class: 'main', href: note.url, target, rel: 'noopener noreferrer', on });
  }

  #meta({ severity, category, businessKey }) {
    const name = categoryName(this.#texts, category);
    const grave = { class: `chip ${severity.toLowerCase()}`, 'aria-hidden': 'true', text: this.#texts.severity[severity] };
    return element(
      'p',
      { class: 'meta' },
      severity === 'INFO' ? null : element('span', grave),
      element('span', { class: category === 'INFO' ? 'plain' : 'chip', text: name }),
      businessKey ? element('span', { class: 'key', dir: 'auto', text: businessKey }) : null,
    );
  }

  /** Without an address, to open a note is to read it all. */
  #open() {
    if (this.#fold.hidden) {
      this.#deeds.read(this.#note);
    } else {
      this.#toggleFold();
    }
  }

  #toggleFold() {
    const open = this.element.classList.toggle('whole');
    setText(this.#fold, open ? this.#texts.lessText : this.#texts.wholeText);
    this.#fold.setAttribute('aria-expanded', String(open));
    this.#deeds.read(this.#note);
  }

  /** What a button with a picture does; its name says to which note. */
  #show(button, deed) {
    if (button.dataset.deed !== deed) {
      button.dataset.deed = deed;
      setAttributes(button, { title: this.#texts[deed], 'aria-label': labelled(this.#texts, this.#texts[deed], this.#note.title) });
      button.replaceChildren(icon(deed));
    }
  }

  /** The strip that says "deleted" takes the place of the note, and the focus with it. */
  #leave(how) {
    const going = how !== undefined;
    const focused = this.element.contains(this.element.getRootNode().activeElement);
    const turned = this.#going.hidden === going;
    if (going) {
      const said = labelled(this.#texts, this.#texts.gone[how], this.#note.title);
      setText(this.#going.firstChild, said);
      this.#undo.setAttribute('aria-label', `${this.#texts.undo}. ${said}`);
    }
    this.#going.hidden = !going;
    if (focused && turned) {
      this.focusable.focus();
    }
  }
}

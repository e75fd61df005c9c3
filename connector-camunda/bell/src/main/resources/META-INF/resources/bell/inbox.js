import { Commands } from './commands.js';
import { Leaving } from './leaving.js';
import { News } from './news.js';
import { noteOf } from './note.js';
import { Notes } from './notes.js';
import { Writes } from './writes.js';

const PAGE = 20;
const EVERY = 'every note';

/**
 * What the bell knows and does. A click shows at once, and is taken back when the inbox refuses.
 *
 * Tells its listener `changed()` after every change, `arrived(notes)` of notes that the reader has not met, and
 * `refused()` when what was clicked did not work.
 */
export class Inbox {
  /** 'active', 'unread' or 'archived' */
  tab = 'active';
  notes = new Notes();
  /** 'loading', 'ready', 'failed' or 'signedOut' */
  status = 'loading';
  loadingMore = false;
  /** Whether the inbox answered when it was asked last. */
  reachable = true;

  #api;
  #listener;
  #leaving;
  #commands;
  #writes = new Writes();
  #news = new News();
  #counts = counted();
  /** Goes up with everything that makes an answer under way old. */
  #version = 0;
  #syncing = null;
  #again = false;

  /** @param undoAfter for how many milliseconds a note that was deleted can be had back */
  constructor(api, listener, undoAfter) {
    this.#api = api;
    this.#listener = listener;
    this.#leaving = new Leaving(undoAfter);
    this.#commands = new Commands(api, () => listener.changed());
  }

  /** Unseen and unread, without what is about to be deleted. */
  get counts() {
    const going = this.#leaving.ids
      .filter((id) => this.#leaving.how(id) === 'deleted')
      .map((id) => this.notes.get(id))
      .filter((note) => note && !note.archived);
    return less(this.#counts, going.filter((note) => !note.seen).length, going.filter((note) => !note.read).length);
  }

  /** How the note is going while that can be undone, or undefined. */
  leaving(id) {
    return this.#leaving.how(id);
  }

  /** Whether something is under way that the note offers, and what came of it last. */
  command(id) {
    return this.#commands.of(id);
  }

  /** Asks for the newest page and the counts. Whatever happens meanwhile, it is asked one at a time, and last at the end. */
  sync() {
    this.#again = true;
    this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = null));
    return this.#syncing;
  }

  async #syncAll() {
    while (this.#again) {
      this.#again = false;
      await this.#writes.settled();
      await this.#syncOnce(this.#version);
    }
  }

  async #syncOnce(version) {
    try {
      const [page, counts] = await Promise.all([this.#api.page(this.tab, null, PAGE), this.#api.counts()]);
      if (version === this.#version) {
        this.#take(page, counts);
      } else {
        this.#again = true;
      }
    } catch (error) {
      this.#again = version !== this.#version && error.status !== 401;
      this.#failed(error);
    }
  }

  #take(page, counts) {
    this.notes.first(page);
    this.#counts = counted(counts);
    this.status = 'ready';
    this.reachable = true;
    if (this.tab !== 'archived') {
      this.#tell(this.notes.list);
    }
    this.#listener.changed();
  }

  #tell(notes) {
    const news = this.#news.among(notes);
    if (news.length > 0) {
      this.#listener.arrived(news);
    }
  }

  #failed(error) {
    this.reachable = false;
    if (error.status === 401) {
      this.status = 'signedOut';
    } else if (this.status !== 'ready') {
      this.status = 'failed';
    }
    this.#listener.changed();
  }

  /** Asks for the next older page. */
  async more() {
    const { notes } = this;
    if (this.loadingMore || !notes.next) {
      return;
    }
    this.loadingMore = true;
    this.#listener.changed();
    try {
      notes.more(await this.#api.page(this.tab, notes.next, PAGE), notes.next);
    } catch (error) {
      this.#failed(error);
      this.#listener.refused();
    } finally {
      this.loadingMore = false;
      this.#listener.changed();
    }
  }

  /** Shows another tab, from its beginning. */
  show(tab) {
    this.settle();
    this.tab = tab;
    this.notes = new Notes();
    return this.retry();
  }

  retry() {
    this.status = 'loading';
    this.#version++;
    this.#listener.changed();
    return this.sync();
  }

  /** A note was pushed. */
  noted(json) {
    const note = noteOf(json);
    if (!note) {
      return;
    }
    this.#version++;
    if (this.tab !== 'archived' && this.status === 'ready' && this.notes.add(note)) {
      this.#counts = { unseen: this.#counts.unseen + 1, unread: this.#counts.unread + 1 };
      this.#tell([note]);
      this.#listener.changed();
    }
    this.sync();
  }

  /** Something was marked, here or elsewhere. */
  changed(counts) {
    if (!this.#writes.pending) {
      this.#counts = counted(counts);
      this.#listener.changed();
    }
    this.sync();
  }

  seeAll() {
    const until = this.notes.latest;
    if (this.#counts.unseen > 0 && until && this.tab !== 'archived') {
      this.notes.changeAll({ seen: true });
      this.#counts = { ...this.#counts, unseen: 0 };
      this.#write(EVERY, () => this.#api.markAll('seen', until));
    }
  }

  readAll() {
    const until = this.notes.latest;
    if (until) {
      this.notes.changeAll({ seen: true, read: true });
      this.#counts = counted();
      this.#write(EVERY, () => this.#api.markAll('read', until)).then(() => this.sync());
    }
  }

  read(id) {
    this.#mark(id, 'read', { seen: true, read: true });
  }

  unread(id) {
    this.#mark(id, 'unread', { read: false });
  }

  act(id) {
    this.#mark(id, 'acted', { seen: true, read: true, acted: true });
  }

  /** Has what the note tells of tried again. */
  retryNow(id) {
    return this.#do(id, this.#commands.retry(id));
  }

  /** Has nothing more told of the note's process for a duration by ISO 8601; zero ends that. */
  silence(id, duration) {
    return this.#do(id, this.#commands.silence(id, duration));
  }

  /** Archives it, or takes it out of the archive; for a while that can be undone. */
  archive(id) {
    const archived = !this.notes.get(id)?.archived;
    this.#mark(id, archived ? 'archive' : 'unarchive', { archived });
    this.#leaving.start(id, archived ? 'archived' : 'unarchived', () => this.#drop(id));
    this.#listener.changed();
  }

  /** Deletes it, after a while in which that can be undone. */
  remove(id) {
    this.notes.keep(id);
    this.#leaving.start(id, 'deleted', () => {
      this.#mark(id, 'deleted', { archived: true, seen: true, read: true });
      this.#drop(id);
    });
    this.#listener.changed();
  }

  undo(id) {
    const how = this.#leaving.how(id);
    this.#leaving.stop(id);
    if (how === 'deleted') {
      this.#listener.changed();
    } else {
      const archived = how === 'unarchived';
      this.#mark(id, archived ? 'archive' : 'unarchive', { archived });
    }
  }

  /** Does at once what could still be undone, and lets the inbox alone decide what is shown. */
  settle() {
    this.#leaving.finishAll();
    this.notes.release();
  }

  /** Whoever has something done has acted on the note; the inbox says so when it is asked next. */
  async #do(id, command) {
    this.notes.keep(id);
    try {
      await command;
    } catch (error) {
      this.#failed(error);
      this.#listener.refused();
    }
    if (this.status !== 'signedOut') {
      this.sync();
    }
  }

  #drop(id) {
    this.notes.drop(id);
    this.#listener.changed();
  }

  #mark(id, mark, change) {
    const before = this.notes.get(id);
    if (!before) {
      return;
    }
    const after = { ...before, ...change };
    this.notes.change(id, change);
    this.#counts = less(this.#counts, waits(before, 'seen') - waits(after, 'seen'), waits(before, 'read') - waits(after, 'read'));
    this.#write(id, () => (mark === 'deleted' ? this.#api.remove(id) : this.#api.mark(id, mark)));
  }

  #write(key, request) {
    this.#version++;
    this.#listener.changed();
    const sent = () => request().finally(() => this.#version++);
    return this.#writes.send(key, sent, (error) => this.#refused(key, error));
  }

  /** Shows what is true again. */
  #refused(key, error) {
    if (error.status === 404 && key !== EVERY) {
      // it is gone, by another hand or by its age
      this.#drop(key);
    } else {
      this.notes.release();
      this.#failed(error);
      this.#listener.refused();
    }
    if (error.status !== 401) {
      this.sync();
    }
  }
}

/** 1 if the note counts as not yet seen, or not yet read, else 0. */
function waits(note, mark) {
  return note.archived || note[mark] ? 0 : 1;
}

function counted(counts) {
  return { unseen: Number(counts?.unseen) || 0, unread: Number(counts?.unread) || 0 };
}

function less({ unseen, unread }, seen, read) {
  return { unseen: Math.max(0, unseen - seen), unread: Math.max(0, unread - read) };
}

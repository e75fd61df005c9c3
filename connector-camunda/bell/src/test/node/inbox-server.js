import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { DeviceStore } from './device-store.js';
import { Hub } from './hub-server.js';
import { PreferenceStore } from './preference-store.js';

const RESOURCES = process.env.BELL_RESOURCES ?? join(import.meta.dirname ?? '.', '../../main/resources/META-INF/resources');
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json' };
const PAGES = { '/bell': '/bell/index.html', '/bell/preferences': '/bell/preferences.html', '/bell/app': '/bell/app.html', '/bell/devices': '/bell/devices.html' };
const BODIES = {
  'carillon-bell': '<header><b>A page</b> <button id="before">Before</button>THE ELEMENT<button id="after">After</button></header><main>Text of the page.</main>',
  'carillon-preferences': '<header><b>A page</b> <button id="before">Before</button></header><main>THE ELEMENT</main><footer><button id="after">After</button></footer>',
};
const MARKS = { seen: ['seenAt'], read: ['seenAt', 'readAt'], acted: ['seenAt', 'readAt', 'actedAt'], archive: ['archivedAt'] };

/**
 * An inbox as the bell knows it: the HTTP API, the hub and the bell's files, on loopback. A token is the user's id, or,
 * where there is a secret, a JWT signed with it. `requests` remembers what was asked; `fault` may answer a request instead, with the status it returns.
 */
export class InboxServer {
  requests = [];
  fault = () => undefined;
  hub = new Hub((request) => this.#user(request));
  preferences = new PreferenceStore();
  devices = new DeviceStore();
  /** What comes of a command that a note offers: its status and JSON, or a promise of both. */
  commands = () => [200, { retried: 0, left: 0 }];
  /** By whom the pages have users signed in, or null. */
  signIn = null;
  provider = null;

  #secret;
  #notes = new Map();
  #number = 0;
  #http = createServer((request, response) => this.#handle(request, response));

  constructor(secret = null) {
    this.#secret = secret;
  }

  async start(port = 0) {
    this.hub.attach(this.#http);
    await new Promise((listening) => this.#http.listen(port, '127.0.0.1', listening));
    this.url = `http://127.0.0.1:${this.#http.address().port}`;
    return this;
  }

  stop() {
    this.hub.cut();
    this.#http.close();
    this.#http.closeAllConnections();
  }

  /** Keeps a note, and pushes it unless told otherwise. Each is a second younger than the one before. */
  add(user, fields = {}, push = true) {
    const number = ++this.#number;
    const note = {
      id: number.toString(16).padStart(32, '0'),
      title: `Note ${number}`,
      body: '',
      url: null,
      category: 'INFO',
      severity: 'INFO',
      createdAt: new Date(Date.now() - 3_600_000 + number * 1_000).toISOString(),
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      processDefinitionKey: null,
      processInstanceId: null,
      businessKey: null,
      activityId: null,
      ...fields,
    };
    const kept = { ...note, seenAt: null, readAt: null, actedAt: null, archivedAt: null, ...fields };
    this.notesOf(user).unshift(kept);
    if (push) {
      this.hub.push(user, 'notification', note);
    }
    return kept;
  }

  notesOf(user) {
    if (!this.#notes.has(user)) {
      this.#notes.set(user, []);
    }
    return this.#notes.get(user);
  }

  /** What was asked with this method of a path that ends so. */
  asked(method, ending) {
    return this.requests.filter((request) => request.method === method && request.path.endsWith(ending));
  }

  async #handle(request, response) {
    const url = new URL(request.url, this.url);
    const body = await text(request);
    try {
      if (this.hub.negotiates(url)) {
        this.hub.negotiate(request, response);
      } else if (url.pathname.startsWith('/login')) {
        const [status, headers, json] = this.provider.answer(url, body, this.url);
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(json && JSON.stringify(json));
      } else if (url.pathname.startsWith('/api/')) {
        this.#api(request, response, url, body);
      } else if (url.pathname === '/bell/app.json') {
        answer(response, 200, { signIn: this.signIn });
      } else if (url.pathname === '/page') {
        page(response, url.searchParams, 'carillon-bell');
      } else if (url.pathname === '/preferences') {
        page(response, url.searchParams, 'carillon-preferences');
      } else {
        await file(response, url.pathname);
      }
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  }

  #user(request) {
    const { searchParams } = new URL(request.url, this.url);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? searchParams.get('access_token');
    return this.#secret === null ? token : subject(token, this.#secret);
  }

  #api(request, response, url, body) {
    const path = url.pathname.slice('/api'.length);
    const asked = { at: Date.now(), method: request.method, path, query: url.searchParams, headers: request.headers, body: body && JSON.parse(body) };
    this.requests.push(asked);
    const fault = this.fault(asked);
    const user = this.#user(request);
    if (fault !== undefined) {
      answer(response, fault, { title: 'a fault' });
    } else if (!user || user === 'expired') {
      answer(response, 401, { title: 'Unauthorized' });
    } else if (path.startsWith('/preferences')) {
      const found = this.preferences.answer(user, asked);
      answer(response, found ? 200 : 204, found);
    } else if (path.startsWith('/devices') || path.startsWith('/admin')) {
      answer(response, ...this.devices.answer(user, asked));
    } else {
      this.#answer(response, asked, user);
    }
  }

  #answer(response, { method, path, query, body }, user) {
    const [, , first, deed] = path.split('/');
    if (method === 'GET' && /^[0-9a-f]{32}$/.test(first)) {
      answer(response, 200, this.notesOf(user).find(({ id }) => id === first));
    } else if (method === 'GET') {
      answer(response, 200, first === 'counts' ? this.counts(user) : this.#page(user, query));
    } else if (first === 'all') {
      const changed = this.notesOf(user).filter((note) => note.createdAt <= body.until && !note.archivedAt);
      changed.forEach((note) => mark(note, deed));
      this.#changed(user);
      answer(response, 200, { changed: changed.length });
    } else {
      this.#one(response, method, user, first, deed, body);
    }
  }

  #one(response, method, user, id, deed, body) {
    const notes = this.notesOf(user);
    const note = notes.find((kept) => kept.id === id);
    if (!note) {
      answer(response, 404, { title: 'Not Found' });
      return;
    }
    if (deed === 'retry' || deed === 'silence') {
      this.#command(response, user, note, deed, body);
      return;
    }
    if (method === 'DELETE') {
      notes.splice(notes.indexOf(note), 1);
    } else {
      mark(note, deed);
    }
    this.#changed(user);
    response.writeHead(204).end();
  }

  /** Who has had something done has acted. */
  async #command(response, user, note, deed, body) {
    const [status, json] = await this.commands(deed, body);
    if (status === 200) {
      mark(note, 'acted');
      this.#changed(user);
    }
    answer(response, status, json);
  }

  #changed(user) {
    this.hub.push(user, 'changed', this.counts(user));
  }

  counts(user) {
    const active = this.notesOf(user).filter((note) => !note.archivedAt);
    return { unseen: active.filter((note) => !note.seenAt).length, unread: active.filter((note) => !note.readAt).length };
  }

  #page(user, query) {
    const wanted = {
      active: (note) => !note.archivedAt,
      unread: (note) => !note.archivedAt && !note.readAt,
      archived: (note) => note.archivedAt,
    }[query.get('state')];
    const size = Number(query.get('size'));
    const after = query.get('after');
    // in the order in which they arrived, which is that of the ids here, whatever their time
    const from = this.notesOf(user).filter((note) => wanted(note) && (!after || note.id < after));
    const notes = from.slice(0, size);
    return { notes, next: from.length > size ? notes.at(-1).id : null };
  }
}

/** Whom a JWT names, or null if it is forged, too old or meant for somebody else. */
function subject(token, secret) {
  const [header, claims, signature] = (token ?? '').split('.');
  const right = createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
  if (signature !== right) {
    return null;
  }
  const { sub, aud, exp } = JSON.parse(Buffer.from(claims, 'base64url'));
  return aud === 'carillon-inbox' && exp * 1_000 > Date.now() ? sub : null;
}

function mark(note, deed) {
  const now = new Date().toISOString();
  (MARKS[deed] ?? []).forEach((field) => (note[field] ??= now));
  if (deed === 'unread') {
    note.readAt = null;
  } else if (deed === 'unarchive') {
    note.archivedAt = null;
  }
}

function answer(response, status, json) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(json && JSON.stringify(json));
}

async function text(request) {
  let all = '';
  for await (const chunk of request) {
    all += chunk;
  }
  return all;
}

async function file(response, path) {
  const root = path.startsWith('/test/') ? process.cwd() : RESOURCES;
  const name = normalize(PAGES[path] ?? path.replace('/test/', '/'));
  try {
    const content = await readFile(join(root, name));
    response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'text/plain' }).end(content);
  } catch {
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  }
}

/** A page of somebody's, which allows nothing but what is its own, with an element that has the query's attributes. */
function page(response, query, tag) {
  const escape = (value) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const attributes = [...query].map(([name, value]) => ` ${name}="${escape(value)}"`).join('');
  response.writeHead(200, { 'Content-Type': TYPES['.html'], 'Content-Security-Policy': "default-src 'self'" });
  response.end(`<!DOCTYPE html><html lang="en"><head><title>A page</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/test/page.css">
<script type="module" src="/bell/${tag}.js"></script><script type="module" src="/test/page.js"></script></head>
<body>${BODIES[tag].replace('THE ELEMENT', `<${tag}${attributes}></${tag}>`)}</body></html>`);
}

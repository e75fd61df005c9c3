import { randomUUID } from 'node:crypto';
import { WebSocketServer } from 'ws';

const PATH = '/hubs/notifications';
const END = '\u001e';

/** The JSON hub protocol over WebSocket, as SignalR's documents have it, with a switch for each thing that can break. */
export class Hub {
  /** Whether it answers at all. */
  open = true;
  /** Where it sends who negotiates, or null. */
  redirect = null;
  negotiations = 0;
  pings = 0;

  #user;
  #tokens = new Map();
  #sockets = new Map();

  constructor(user) {
    this.#user = user;
  }

  attach(http) {
    const sockets = new WebSocketServer({ noServer: true });
    http.on('upgrade', (request, socket, head) => {
      const id = new URL(request.url, 'http://hub').searchParams.get('id');
      const user = this.#tokens.get(id);
      // without a token, a cookie would say who it is
      if (!this.open || !user || user !== (this.#user(request) ?? user)) {
        socket.destroy();
        return;
      }
      this.#tokens.delete(id);
      sockets.handleUpgrade(request, socket, head, (connection) => this.#talk(connection, user));
    });
  }

  get connections() {
    return this.#sockets.size;
  }

  negotiates(url) {
    return url.pathname === `${PATH}/negotiate` || url.pathname === '/elsewhere/negotiate';
  }

  negotiate(request, response) {
    this.negotiations++;
    const user = this.#user(request);
    if (!this.open) {
      response.writeHead(503).end();
    } else if (this.redirect && request.url.startsWith(PATH)) {
      response.end(JSON.stringify(this.redirect));
    } else {
      const connectionToken = randomUUID();
      this.#tokens.set(connectionToken, user);
      const availableTransports = [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }];
      response.end(JSON.stringify({ negotiateVersion: 1, connectionId: 'x', connectionToken, availableTransports }));
    }
  }

  push(user, target, argument) {
    this.#sockets.forEach((owner, socket) => owner === user && this.#send(socket, { type: 1, target, arguments: [argument] }));
  }

  ping() {
    this.#sockets.forEach((_, socket) => this.#send(socket, { type: 6 }));
  }

  /** Breaks every connection without a word. */
  cut() {
    this.#sockets.forEach((_, socket) => socket.terminate());
    this.#sockets.clear();
  }

  /** Says goodbye first. */
  close() {
    this.#sockets.forEach((_, socket) => this.#send(socket, { type: 7, allowReconnect: true }));
    this.#sockets.clear();
  }

  #talk(socket, user) {
    socket.once('message', (handshake) => {
      if (String(handshake) === `{"protocol":"json","version":1}${END}`) {
        socket.send(`{}${END}`);
        this.#sockets.set(socket, user);
      } else {
        socket.send(`{"error":"What?"}${END}`);
      }
      socket.on('message', (message) => (this.pings += String(message) === `{"type":6}${END}` ? 1 : 0));
    });
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #send(socket, message) {
    socket.send(JSON.stringify(message) + END);
  }
}

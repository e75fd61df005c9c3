import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/**
 * A push service for Firefox, on loopback: what its maker's is, as far as a browser and an application server notice. It
 * takes pushes over HTTP (RFC 8030) and hands them on by the protocol of Mozilla's push service, over a WebSocket.
 */
export class PushService {
  /** What was posted, each with its `headers`, its `bytes` and how the browser took it: 100 is shown, 101 not decrypted. */
  pushes = [];

  #http = createServer((request, response) => this.#take(request, response));
  #channels = new Map();

  async start() {
    new WebSocketServer({ server: this.#http }).on('connection', (socket) => this.#talk(socket));
    await new Promise((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    return this;
  }

  stop() {
    this.#http.closeAllConnections();
    this.#http.close();
  }

  get #port() {
    return this.#http.address().port;
  }

  /** What Firefox has to be told so that it comes here, asks nobody for permission, and shows pushes without a desktop. */
  get preferences() {
    return {
      'dom.push.serverURL': `ws://127.0.0.1:${this.#port}/`,
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.testing.ignorePermission': true,
      'dom.push.connection.enabled': true,
      'dom.push.enabled': true,
      'permissions.default.desktop-notification': 1,
      'alerts.useSystemBackend': false,
      'network.proxy.type': 0,
    };
  }

  #talk(socket) {
    const send = (message) => socket.send(JSON.stringify(message));
    const answers = {
      hello: ({ uaid }) => send({ messageType: 'hello', status: 200, uaid: uaid || randomUUID().replaceAll('-', ''), use_webpush: true, broadcasts: {} }),
      register: ({ channelID }) => {
        this.#channels.set(channelID, send);
        send({ messageType: 'register', status: 200, channelID, pushEndpoint: `http://127.0.0.1:${this.#port}/push/${channelID}` });
      },
      unregister: ({ channelID }) => {
        this.#channels.delete(channelID);
        send({ messageType: 'unregister', status: 200, channelID });
      },
      ack: ({ updates }) => updates.forEach(({ version, code }) => {
        const push = this.pushes.find(({ id }) => id === version);
        if (push) {
          push.taken = code;
        }
      }),
    };
    socket.on('message', (text) => {
      const message = JSON.parse(text);
      answers[message.messageType]?.(message);
      if (!message.messageType) {
        socket.send('{}');
      }
    });
  }

  async #take(request, response) {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const channelID = new URL(request.url, 'http://push').pathname.split('/').pop();
    const send = this.#channels.get(channelID);
    if (!send) {
      response.writeHead(410).end();
      return;
    }
    const push = { id: randomUUID(), headers: request.headers, bytes: Buffer.concat(chunks), taken: null };
    this.pushes.push(push);
    response.writeHead(201, { Location: `http://127.0.0.1:${this.#port}/message/${push.id}` }).end();
    send({ messageType: 'notification', channelID, version: push.id, data: push.bytes.toString('base64url'), headers: { encoding: request.headers['content-encoding'] } });
  }
}

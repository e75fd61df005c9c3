// A browser and its push service: prints its subscription, and what comes for it as http_ece and jsonwebtoken read it.
import { createECDH, createPublicKey, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import ece from 'http_ece';
import jsonwebtoken from 'jsonwebtoken';

const [applicationServerKey] = process.argv.slice(2);
const report = (...event) => console.log(JSON.stringify(event));
const keys = createECDH('prime256v1');
keys.generateKeys();
const auth = randomBytes(16);

/** Who sends (RFC 8292): signed by the one key that this browser was given. */
const sender = (authorization, audience) => {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization);
  if (key !== applicationServerKey) throw new Error(`another key: ${key}`);
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url'),
  };
  return jsonwebtoken.verify(token, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: ['ES256'], audience });
};

const read = (request, body) => {
  const claims = sender(request.headers.authorization, `http://${request.headers.host}`);
  const text = ece.decrypt(body, { version: request.headers['content-encoding'], privateKey: keys, authSecret: auth });
  return [JSON.parse(text.toString('utf8')), claims];
};

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    try {
      report('push', ...read(request, Buffer.concat(parts)));
      response.writeHead(201).end();
    } catch (wrong) {
      report('unreadable', String(wrong));
      response.writeHead(400).end();
    }
  });
});

server.listen(0, '127.0.0.1', () => report('subscribed', {
  endpoint: `http://127.0.0.1:${server.address().port}/push`,
  p256dh: keys.getPublicKey('base64url'),
  auth: auth.toString('base64url'),
}));

// ends with whoever started it
for await (const line of createInterface({ input: process.stdin })) report('ignored', line);
process.exit(0);

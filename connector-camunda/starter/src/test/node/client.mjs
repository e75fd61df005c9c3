// The official client in node: orders come in as lines of JSON, and what happens goes out as such.
import { createInterface } from 'node:readline';
import * as signalR from '@microsoft/signalr';
import { open } from './session.mjs';

const [url, transport, token, keepAlive = 15000] = process.argv.slice(2);
const report = (...event) => console.log(JSON.stringify(event));
const session = open(signalR, { url, transport, token, keepAlive: Number(keepAlive) }, report);

for await (const line of createInterface({ input: process.stdin })) {
  await session(...JSON.parse(line));
}
process.exit(0);

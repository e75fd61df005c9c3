// The official client in a page of Chromium: orders come in as lines of JSON, and what happens goes out as such.
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const [url, transport, token, address = new URL('/judges/page.html', url)] = process.argv.slice(2);
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));
const report = (...event) => console.log(JSON.stringify(event));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox']
});
const page = await browser.newPage();
page.on('pageerror', (error) => report('failed', String(error)));
await page.exposeFunction('report', report);
await page.setBypassCSP(true);
await page.goto(address);

// whatever page it is, it gets the scripts from here
await page.addScriptTag({ path: beside('node_modules/@microsoft/signalr/dist/browser/signalr.js') });
const script = 'data:text/javascript;base64,' + (await readFile(beside('session.mjs'), 'base64'));
await page.evaluate(async (session, options) => {
  const { open } = await import(session);
  globalThis.session = open(globalThis.signalR, options, globalThis.report);
}, script, { url, transport, token });

for await (const line of createInterface({ input: process.stdin })) {
  await page.evaluate((order) => globalThis.session(...order), JSON.parse(line));
}
await browser.close();
process.exit(0);

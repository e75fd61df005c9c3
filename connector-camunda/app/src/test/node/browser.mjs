// The official client in a page of Chromium: orders come in as lines of JSON, and what happens goes out as such.
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

const [url, transport, token, origin = url] = process.argv.slice(2);
const report = (...event) => console.log(JSON.stringify(event));
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox']
});
const page = await browser.newPage();
page.on('pageerror', (error) => report('failed', String(error)));
await page.exposeFunction('report', report);
await page.goto(new URL('/judges/page.html', origin));
await page.evaluate(async (options) => {
  const { open } = await import('/judges/session.mjs');
  globalThis.session = open(globalThis.signalR, options, globalThis.report);
}, { url, transport, token });

for await (const line of createInterface({ input: process.stdin })) {
  await page.evaluate((order) => globalThis.session(...order), JSON.parse(line));
}
await browser.close();
process.exit(0);

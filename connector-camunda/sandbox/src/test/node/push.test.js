import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import puppeteer from 'puppeteer-core';
import { eventually } from './browser.js';
import { PushService } from './push-service.js';

const { SANDBOX, FIREFOX = '/usr/bin/firefox-esr' } = process.env;
const DELIVERED = 100;
const NOT_DECRYPTED = 101;

const PROCESS = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
  <process id="push-to-demo" isExecutable="true" camunda:historyTimeToLive="P1D">
    <startEvent id="start"/>
    <sequenceFlow id="one" sourceRef="start" targetRef="push"/>
    <serviceTask id="push" camunda:type="external" camunda:topic="send-notification">
      <extensionElements>
        <camunda:inputOutput>
          <camunda:inputParameter name="notificationType">Push</camunda:inputParameter>
          <camunda:inputParameter name="userName">demo</camunda:inputParameter>
          <camunda:inputParameter name="subject">{{title}}</camunda:inputParameter>
          <camunda:inputParameter name="body">Über 30 °C, please look</camunda:inputParameter>
          <camunda:inputParameter name="link">https://example.org/room</camunda:inputParameter>
        </camunda:inputOutput>
      </extensionElements>
    </serviceTask>
    <sequenceFlow id="two" sourceRef="push" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>`;

let service;
let browser;
let page;
before(async () => {
  service = await new PushService().start();
  browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX, headless: true, extraPrefsFirefox: service.preferences });
  page = await browser.newPage();
  await page.goto(`${SANDBOX}/sandbox/app`);
  await deploy();
});
after(async () => {
  await browser?.close();
  service?.stop();
});

async function deploy() {
  const form = new FormData();
  form.set('deployment-name', 'push');
  form.set('push.bpmn', new Blob([PROCESS]), 'push.bpmn');
  const answer = await fetch(`${SANDBOX}/engine-rest/deployment/create`, { method: 'POST', body: form });
  assert.equal(answer.status, 200, await answer.text());
}

/** Starts the process; its note is in the inbox and on the way to the devices soon after. */
async function start(title) {
  const answer = await fetch(`${SANDBOX}/engine-rest/process-definition/key/push-to-demo/start`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ variables: { title: { value: title } } }),
  });
  assert.equal(answer.status, 200);
}

/** What the system shows, by the service worker. */
function shown() {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.getRegistration('/bell/');
    const all = await (await navigator.serviceWorker.getRegistration('/bell/')).getNotifications();
    return all.map(({ title, body, data }) => ({ title, body, link: data.link, worker: active.scriptURL }));
  });
}

function text(selector) {
  return page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
}

describe('a device', () => {
  it('is registered by a click, and not before', async () => {
    await eventually(async () => (await text('.device')).includes('Notify me on this device'), () => text('.device'));
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/bell/'))?.pushManager.getSubscription()), null);
    await page.click('.device button');
    await eventually(async () => (await text('.device')).includes('This device is notified'), () => text('.device'));
  });

  it('shows the note of a process, which it has decrypted', async () => {
    await start('The server room is too warm');
    await eventually(async () => (await shown()).length === 1, async () => JSON.stringify([service.pushes, await shown()]));
    const [{ title, body, link }] = await shown();
    assert.deepEqual({ title, body, link }, { title: 'The server room is too warm', body: 'Über 30 °C, please look', link: 'https://example.org/room' });
    const [push] = service.pushes;
    await eventually(async () => push.taken === DELIVERED, async () => `taken as ${push.taken}`);
    assert.equal(push.headers['content-encoding'], 'aes128gcm');
    assert.ok(!push.bytes.includes('server room'), 'what the push service sees is encrypted');
  });

  it('says so when it cannot decrypt', async () => {
    const { endpoint } = await page.evaluate(async () => (await (await navigator.serviceWorker.getRegistration('/bell/')).pushManager.getSubscription()).toJSON());
    const [good] = service.pushes;
    const broken = Buffer.from(good.bytes);
    broken[broken.length - 1] ^= 1;
    await fetch(endpoint, { method: 'POST', body: broken, headers: { TTL: '60', 'Content-Encoding': 'aes128gcm' } });
    const bad = service.pushes.at(-1);
    await eventually(async () => bad.taken === NOT_DECRYPTED, async () => `taken as ${bad.taken}`);
  });

  it('is listed, and gone from the list when it is turned off', async () => {
    await page.click('.bar button');
    await eventually(async () => (await text('.devices')).includes('this device'), () => text('.devices'));
    await page.click('.bar button');
    await page.click('.device button');
    await eventually(async () => (await text('.device')).includes('Notify me on this device'), () => text('.device'));
    const before = service.pushes.length;
    await start('Nobody is told here');
    await eventually(async () => (await (await fetch(`${SANDBOX}/sandbox/pushes`)).json()).some(({ title }) => title === 'Nobody is told here'), async () => 'no push to the other devices');
    assert.equal(service.pushes.length, before);
  });
});

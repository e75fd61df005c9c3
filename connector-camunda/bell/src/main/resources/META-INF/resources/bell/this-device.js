/** This browser as a device that can be notified: by its service worker and its maker's push service. */

const WORKER = '/bell/worker.js';
const SCOPE = '/bell/';
const REMEMBERED = 'carillon-device';
/** A browser may lose the first request after its start, and never answers it. */
const PATIENCE = 10_000;
const TRIES = 3;

/** An iPhone or iPad gives pushes only to pages on its home screen. */
function isOnApple() {
  return /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
}

function isInstalled() {
  return matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
}

/** The key as a subscription wants it: bytes, from base64url. */
function bytes(key) {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function base64url(buffer) {
  const text = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Asks until there is an answer, a few times. */
async function answered(ask, tries = TRIES) {
  const late = new Error('The push service does not answer');
  try {
    return await Promise.race([ask(), new Promise((_, reject) => setTimeout(reject, PATIENCE, late))]);
  } catch (error) {
    if (error !== late || tries === 1) {
      throw error;
    }
    return answered(ask, tries - 1);
  }
}

/** What the browser says of itself, in the words people use. */
export function describe(agent = navigator.userAgent) {
  const platforms = [['iPhone', /iPhone/], ['iPad', /iPad/], ['Android', /Android/], ['Windows', /Windows/], ['macOS', /Mac OS X/], ['ChromeOS', /CrOS/], ['Linux', /Linux/]];
  const browsers = [['Edge', /Edge?\/([\d.]+)/], ['Opera', /OPR\/([\d.]+)/], ['Firefox', /Firefox\/([\d.]+)/], ['Chrome', /Chrome\/([\d.]+)/], ['Safari', /Version\/([\d.]+).*Safari/]];
  const platform = platforms.find(([, pattern]) => pattern.test(agent))?.[0] ?? null;
  const [app, pattern] = browsers.find(([, known]) => known.test(agent)) ?? [null, null];
  return { platform, app, appVersion: pattern ? agent.match(pattern)[1] : null };
}

/**
 * Knows how it stands with notifications on this device, and changes that.
 *
 * `state` is one of 'asking' (not known yet), 'unsupported', 'install' (only from the home screen), 'unavailable' (the
 * server sends no pushes), 'off', 'denied', 'on' and 'failed'.
 */
export class ThisDevice {
  state = 'asking';

  #api;
  #changed;
  #connection = null;

  /** @param changed is called when the state is another one */
  constructor(api, changed) {
    this.#api = api;
    this.#changed = changed;
  }

  /** The id by which this device is registered, or null. */
  get id() {
    return localStorage.getItem(REMEMBERED);
  }

  /** Finds out how it stands; what was registered before is registered anew, since its address may be another one. */
  async look() {
    try {
      this.#become(await this.#found());
    } catch (error) {
      this.#failed(error);
    }
  }

  /** To be called by a click: only then a browser asks its user. */
  async turnOn() {
    try {
      const permission = await Notification.requestPermission();
      if (permission !== 'granted') {
        await this.#tell(null, permission);
        this.#become(permission === 'denied' ? 'denied' : 'off');
        return;
      }
      await this.#tell(await this.#subscribe(), 'granted');
      this.#become('on');
    } catch (error) {
      this.#failed(error);
    }
  }

  async turnOff() {
    try {
      await (await this.#subscription())?.unsubscribe();
      if (this.id) {
        await this.#api.revoke(this.id).catch((error) => {
          if (error.status !== 404) {
            throw error;
          }
        });
        localStorage.removeItem(REMEMBERED);
      }
      this.#become('off');
    } catch (error) {
      this.#failed(error);
    }
  }

  async #found() {
    if (isOnApple() && !isInstalled()) {
      return 'install';
    }
    if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
      return 'unsupported';
    }
    const { connections } = await this.#api.connections();
    this.#connection = connections.find(({ publicKey }) => publicKey) ?? null;
    if (!this.#connection) {
      return 'unavailable';
    }
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    return this.#standing();
  }

  async #standing() {
    const { permission } = Notification;
    const subscription = await this.#subscription();
    const registered = await this.#isRegistered();
    if (permission === 'granted' && subscription && registered) {
      await this.#tell(subscription, permission);
      return 'on';
    }
    if (permission === 'denied' && registered) {
      await this.#tell(null, permission);
    }
    return permission === 'denied' ? 'denied' : 'off';
  }

  /**
   * Whether this device is one of the reader's, as far as it knows itself. One that was revoked, or is another user's,
   * comes back by a click alone.
   */
  async #isRegistered() {
    if (!this.id) {
      return false;
    }
    const { devices } = await this.#api.devices();
    const registered = devices.some(({ id, state }) => id === this.id && state !== 'revoked');
    if (!registered) {
      localStorage.removeItem(REMEMBERED);
    }
    return registered;
  }

  async #subscription() {
    const worker = await navigator.serviceWorker.getRegistration(SCOPE);
    return worker ? worker.pushManager.getSubscription() : null;
  }

  /** A subscription by another key than the server's would get nothing. */
  async #subscribe() {
    const { pushManager } = await navigator.serviceWorker.ready;
    const applicationServerKey = bytes(this.#connection.publicKey);
    const present = await pushManager.getSubscription();
    const key = present?.options?.applicationServerKey;
    if (present && key && base64url(key) !== this.#connection.publicKey.replace(/=+$/, '')) {
      await present.unsubscribe();
    }
    return answered(() => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }));
  }

  /** Nothing is told of a device that was never registered and may show nothing. */
  async #tell(subscription, permission) {
    if (!subscription && !this.id) {
      return;
    }
    const { platform, app, appVersion } = describe();
    const registered = await this.#api.register({
      id: this.id,
      kind: 'web-push',
      connection: this.#connection.name,
      ...(subscription ? { address: subscription.endpoint, key: base64url(subscription.getKey('p256dh')), auth: base64url(subscription.getKey('auth')) } : {}),
      name: await this.#name(app, platform),
      platform,
      app,
      appVersion,
      locale: navigator.language,
      clientInstalled: true,
      permission,
    });
    localStorage.setItem(REMEMBERED, registered.id);
  }

  /** A name that was given by hand stays. */
  async #name(app, platform) {
    const { devices } = this.id ? await this.#api.devices() : { devices: [] };
    return devices.find(({ id }) => id === this.id)?.name ?? ([app, platform].filter(Boolean).join(', ') || 'Browser');
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }

  #failed(error) {
    console.warn('Notifications on this device', error);
    this.#become('failed');
  }
}

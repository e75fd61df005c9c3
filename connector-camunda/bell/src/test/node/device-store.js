import { randomUUID } from 'node:crypto';

/** The devices of users as the worker's API has them. */
export class DeviceStore {
  /** What `GET /devices/connections` gives. */
  connections = [];
  /** Who may ask for all of them. */
  administrators = new Set();

  #devices = [];

  of(user) {
    return this.#devices.filter(({ owner }) => owner === user);
  }

  add(owner, fields = {}) {
    const now = new Date().toISOString();
    const device = {
      id: randomUUID().replaceAll('-', ''),
      owner,
      kind: 'web-push',
      connection: 'web',
      name: 'A browser',
      platform: 'Linux',
      app: 'Chrome',
      appVersion: '1',
      locale: 'en',
      clientInstalled: true,
      permission: 'granted',
      state: 'active',
      reason: null,
      obstacle: null,
      registeredAt: now,
      seenAt: now,
      usedAt: null,
      ...fields,
    };
    this.#devices.push(device);
    return device;
  }

  /** The status and the body of the answer. */
  answer(user, { method, path, query, body }) {
    const [, first, second, third] = path.split('/');
    if (first === 'admin') {
      return this.#administer(user, method, third, query);
    }
    if (second === 'connections') {
      return [200, { connections: this.connections }];
    }
    if (method === 'GET') {
      return [200, { devices: this.of(user).map(shown) }];
    }
    if (method === 'POST') {
      return [200, shown(this.#register(user, body))];
    }
    const device = this.of(user).find(({ id }) => id === second);
    if (!device) {
      return [404, { title: 'Not Found' }];
    }
    Object.assign(device, method === 'PUT' ? { name: body.name } : revoked('by its owner'));
    return [204];
  }

  #register(user, { id, ...said }) {
    const known = this.of(user).find((device) => device.id === id);
    const obstacle = said.permission === 'granted' ? null : 'PERMISSION_DENIED';
    return known ? Object.assign(known, said, { obstacle, state: 'active' }) : this.add(user, { ...said, obstacle });
  }

  #administer(user, method, id, query) {
    if (!this.administrators.has(user)) {
      return [403, { title: 'Forbidden' }];
    }
    if (method === 'DELETE') {
      Object.assign(this.#devices.find((device) => device.id === id), revoked('by an administrator'));
      return [204];
    }
    const wanted = (device, name, value) => !query.get(name) || value === query.get(name);
    const found = this.#devices.filter((device) => wanted(device, 'user', device.owner) && wanted(device, 'kind', device.kind) && wanted(device, 'state', device.state));
    return [200, { devices: found.map((device) => ({ ...shown(device), user: device.owner })), next: null }];
  }
}

function revoked(by) {
  return { state: 'revoked', obstacle: 'DEVICE_GONE', reason: `revoked ${by}` };
}

/** Where its pushes go is shown to nobody. */
function shown({ owner, address, key, auth, ...device }) {
  return device;
}

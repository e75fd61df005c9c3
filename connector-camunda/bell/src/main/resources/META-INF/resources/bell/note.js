const SEVERITIES = ['INFO', 'WARNING', 'CRITICAL'];
const COMMANDS = ['RETRY', 'SILENCE'];

/** A note as the bell keeps it, or null for something that is none. Whatever comes, every field has its type. */
export function noteOf(json) {
  if (json === null || typeof json !== 'object' || !text(json.id)) {
    return null;
  }
  return {
    id: text(json.id),
    title: text(json.title),
    body: text(json.body),
    url: linkOf(json.url),
    category: text(json.category) || 'INFO',
    severity: SEVERITIES.includes(json.severity) ? json.severity : 'INFO',
    createdAt: text(json.createdAt),
    time: Date.parse(json.createdAt) || 0,
    businessKey: text(json.businessKey),
    commands: COMMANDS.filter((command) => Array.isArray(json.commands) && json.commands.includes(command)),
    seen: Boolean(json.seenAt),
    read: Boolean(json.readAt),
    acted: Boolean(json.actedAt),
    archived: Boolean(json.archivedAt),
  };
}

/** The address if a click on it opens a page, else null: never a script, a file or an address without a host. */
export function linkOf(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** The later of two instants in ISO 8601 and UTC, to the nanosecond, which a Date does not know; null is before all. */
export function laterOf(one, other) {
  return one === null || comparable(one) < comparable(other) ? other : one;
}

function comparable(instant) {
  const [seconds, fraction = ''] = instant.replace(/Z$/, '').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

function text(value) {
  return typeof value === 'string' ? value : '';
}

/** The outcome of each test on a line of its own, for whoever runs this: JSON with name, ok and the failure. */
export default async function* lines(events) {
  for await (const { type, data } of events) {
    const leaf = data.details?.type !== 'suite' && !data.name?.endsWith('.test.js');
    if (leaf && (type === 'test:pass' || type === 'test:fail')) {
      const error = data.details?.error;
      const failure = error && `${error.cause?.stack ?? error.cause ?? error.message}`;
      yield `${JSON.stringify({ name: data.name, ok: type === 'test:pass', failure })}\n`;
    }
  }
}

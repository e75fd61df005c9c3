/** The JSON hub protocol of ASP.NET Core SignalR (dotnet/aspnetcore, HubProtocol.md), as far as a listener needs it. */
const END = '\u001e';

export const INVOCATION = 1;
export const PING = 6;
export const CLOSE = 7;

export function frame(message) {
  return JSON.stringify(message) + END;
}

/** The messages of one frame; throws SyntaxError for what is none. */
export function messages(data) {
  if (typeof data !== 'string' || !data.endsWith(END)) {
    throw new SyntaxError('Not a frame of the JSON hub protocol');
  }
  return data.slice(0, -1).split(END).map((text) => JSON.parse(text));
}

/** Where to negotiate: "/negotiate" goes before the query, which is kept. */
export function negotiateAddress(hub) {
  const url = new URL(hub);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/negotiate`;
  url.searchParams.set('negotiateVersion', '1');
  return url.href;
}

/** The WebSocket's address. A browser's WebSocket has no headers, so the token goes into the query. */
export function socketAddress(hub, id, token) {
  const url = new URL(hub);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (id) {
    url.searchParams.set('id', id);
  }
  if (token) {
    url.searchParams.set('access_token', token);
  }
  return url.href;
}

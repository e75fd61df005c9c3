// One session of the official client, in node or in a page: reports what happens, and does what it is told.
export function open(signalR, { url, transport, token, keepAlive = 15000 }, report) {
  let last = null;
  const connection = new signalR.HubConnectionBuilder()
    .withUrl(url, {
      transport: signalR.HttpTransportType[transport],
      accessTokenFactory: () => token
    })
    .withKeepAliveInterval(keepAlive)
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 250 })
    .configureLogging(signalR.LogLevel.None)
    .build();

  const fail = (error) => report('failed', String(error && error.message));

  // what a program does that wants to miss nothing
  const catchUp = async () => {
    while (last !== null && (await connection.invoke('Since', last)) > 0);
  };

  connection.on('notification', (note) => {
    last = note.id;
    report('notification', note.id, note.title, note.createdAt, new Date().toISOString());
  });
  connection.on('changed', (counts) => report('changed', counts.unseen, counts.unread));
  connection.onreconnecting(() => report('reconnecting'));
  connection.onreconnected(() =>
    catchUp().then(() => report('reconnected'), fail)
  );
  connection.onclose((error) => report('closed', error ? error.message : ''));
  connection.start().then(() => report('connected'), fail);

  const orders = {
    invoke: (method, argument) =>
      connection.invoke(method, argument).then((result) => report('result', result), fail),
    stop: () => connection.stop()
  };
  return (order, ...args) => orders[order](...args);
}

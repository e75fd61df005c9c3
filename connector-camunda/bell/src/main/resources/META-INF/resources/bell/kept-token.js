/**
 * The reader's token, where the service worker finds it: it has no page to ask. Read by pages and by the worker, which
 * knows no modules in every browser, and so it exports nothing but `keptToken`.
 */
globalThis.keptToken = (() => {
  const STORE = 'token';
  const KEY = 'access';

  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function opened() {
    const request = indexedDB.open('carillon', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return done(request);
  }

  async function within(mode, work) {
    const database = await opened();
    try {
      return await done(work(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  }

  return {
    /** Keeps it, or forgets it where it is null. */
    put: (token) => within('readwrite', (store) => (token ? store.put(token, KEY) : store.delete(KEY))),
    /** The token as it was kept last, or undefined. */
    get: () => within('readonly', (store) => store.get(KEY)),
  };
})();

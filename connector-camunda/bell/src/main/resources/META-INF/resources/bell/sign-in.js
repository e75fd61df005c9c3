/**
 * Signs the reader in with the OpenID provider that the server trusts: authorization code with PKCE (RFC 7636), as a
 * client without a secret. Where none is configured, a token can be given by hand or behind the # of a link.
 */

const KEPT = 'carillon-sign-in';
const BEGUN = 'carillon-sign-in-begun';
/** So long before its end a token is renewed. */
const MARGIN = 30_000;

/** By whom the server has users signed in, or null. */
export async function signInSettings() {
  try {
    return (await (await fetch('/bell/app.json')).json()).signIn;
  } catch {
    return null;
  }
}

function random() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

async function challengeOf(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function stored(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

export class SignIn {
  #settings;
  #endpoints = null;
  #renewing = null;
  /** `{ access, until, refresh }`, or null; `until` is in milliseconds, or null for a token whose end we do not know. */
  #tokens = stored(localStorage, KEPT);

  /** @param settings `{ issuer, clientId, scope }`, or null where the server names no provider */
  constructor(settings) {
    this.#settings = settings;
  }

  /** Whether there is a provider to go to. */
  get possible() {
    return this.#settings !== null;
  }

  get signedIn() {
    return this.#tokens !== null;
  }

  /** A token that holds for a while, or null. */
  async token() {
    if (this.#tokens?.until && Date.now() > this.#tokens.until - MARGIN) {
      this.#renewing ??= this.#renew().finally(() => (this.#renewing = null));
      await this.#renewing;
    }
    return this.#tokens?.access ?? null;
  }

  /** A token that somebody has from elsewhere. */
  give(access) {
    this.#keep({ access, until: null, refresh: null });
  }

  forget() {
    this.#keep(null);
  }

  /** Leads to the provider, and back to this page. */
  async begin() {
    const { authorization_endpoint: authorize } = await this.#provider();
    const begun = { verifier: random(), state: random(), back: location.pathname + location.search };
    sessionStorage.setItem(BEGUN, JSON.stringify(begun));
    const asked = new URL(authorize);
    const parameters = {
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#redirect(),
      scope: this.#settings.scope,
      state: begun.state,
      code_challenge: await challengeOf(begun.verifier),
      code_challenge_method: 'S256',
    };
    Object.entries(parameters).forEach(([name, value]) => asked.searchParams.set(name, value));
    location.assign(asked);
  }

  /**
   * Takes what the provider has brought along, or, where there is none, a link; the address is the reader's again
   * afterwards. A link is no way past a provider: whoever sends one would have their reader register devices for them.
   */
  async arrive() {
    const given = new URLSearchParams(location.hash.slice(1)).get('access_token');
    const answer = new URLSearchParams(location.search);
    const begun = stored(sessionStorage, BEGUN);
    if (given) {
      history.replaceState(null, '', location.pathname + location.search);
    }
    if (given && !this.possible) {
      this.give(given);
    } else if (this.possible && begun && answer.get('state') === begun.state) {
      sessionStorage.removeItem(BEGUN);
      history.replaceState(null, '', begun.back);
      if (answer.has('code')) {
        await this.#exchange({ grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: this.#redirect(), code_verifier: begun.verifier });
      }
    }
  }

  #redirect() {
    return location.origin + location.pathname;
  }

  async #renew() {
    const { refresh } = this.#tokens;
    if (!refresh) {
      this.forget();
      return;
    }
    await this.#exchange({ grant_type: 'refresh_token', refresh_token: refresh });
  }

  /** A provider that does not answer leaves what there is: only its refusal ends it. */
  async #exchange(parameters) {
    const { token_endpoint: endpoint } = await this.#provider();
    const body = new URLSearchParams({ ...parameters, client_id: this.#settings.clientId });
    const answer = await fetch(endpoint, { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (answer.ok) {
      const { access_token: access, expires_in: seconds, refresh_token: refresh } = await answer.json();
      this.#keep({ access, until: seconds ? Date.now() + seconds * 1000 : null, refresh: refresh ?? parameters.refresh_token ?? null });
    } else if (answer.status < 500) {
      this.forget();
    }
  }

  async #provider() {
    if (!this.#endpoints) {
      const answer = await fetch(`${this.#settings.issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`);
      this.#endpoints = await answer.json();
    }
    return this.#endpoints;
  }

  #keep(tokens) {
    this.#tokens = tokens;
    if (tokens) {
      localStorage.setItem(KEPT, JSON.stringify(tokens));
    } else {
      localStorage.removeItem(KEPT);
    }
  }
}

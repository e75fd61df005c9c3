import { createHash, randomUUID } from 'node:crypto';

/** An OpenID provider as far as a public client with PKCE meets it (RFC 6749, RFC 7636): everybody is the same user. */
export class SignInProvider {
  /** What was exchanged, each by its grant type. */
  grants = [];
  /** For how many seconds a token holds. */
  holds = 300;

  #user;
  #codes = new Map();

  constructor(user) {
    this.#user = user;
  }

  /** The status, the headers and the body of the answer, or null for a path that is none of it. */
  answer(url, body, base) {
    const { pathname, searchParams: query } = url;
    if (pathname.endsWith('/.well-known/openid-configuration')) {
      return [200, {}, { authorization_endpoint: `${base}/login/authorize`, token_endpoint: `${base}/login/token` }];
    }
    if (pathname === '/login/authorize') {
      const code = randomUUID();
      this.#codes.set(code, query.get('code_challenge_method') === 'S256' ? query.get('code_challenge') : null);
      const back = new URL(query.get('redirect_uri'));
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state'));
      return [302, { Location: back.href }, null];
    }
    return pathname === '/login/token' ? this.#token(new URLSearchParams(body)) : null;
  }

  #token(form) {
    const grant = form.get('grant_type');
    const right = grant === 'refresh_token' ? form.get('refresh_token') === 'again' : this.#isRight(form);
    this.grants.push(grant);
    return right
      ? [200, {}, { access_token: this.#user, token_type: 'Bearer', expires_in: this.holds, refresh_token: 'again' }]
      : [400, {}, { error: 'invalid_grant' }];
  }

  /** A code is good once, for whoever asked for it. */
  #isRight(form) {
    const challenge = this.#codes.get(form.get('code'));
    this.#codes.delete(form.get('code'));
    return challenge === createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
  }
}

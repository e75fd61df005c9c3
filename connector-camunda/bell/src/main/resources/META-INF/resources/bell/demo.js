/** Whom a token names; the elements themselves never look into it. */
function subject(token) {
  try {
    const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(claims), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)).sub;
  } catch {
    return undefined;
  }
}

/**
 * Wires a page to try an element with: its token, its language and its theme. A link can bring the token along behind
 * the #, where no server and no log sees it, and so the links of the class `along` do.
 *
 * @param connected is told of the user, or undefined, and of what a link has to bring along; returns what to say of them
 */
export function tryOut(element, connected) {
  const field = document.getElementById('token');
  const who = document.getElementById('who');

  function connect(token) {
    const user = subject(token);
    const along = `#access_token=${encodeURIComponent(token)}`;
    const said = connected(user, along);
    who.textContent = user ? said : 'That does not look like a token.';
    document.querySelectorAll('a.along').forEach((link) => (link.hash = along));
    element.accessToken = token;
  }

  function fromAddress() {
    const token = new URLSearchParams(location.hash.slice(1)).get('access_token');
    if (token) {
      history.replaceState(null, '', location.pathname + location.search);
      field.value = token;
      connect(token);
    }
  }

  document.getElementById('token-form').addEventListener('submit', (event) => {
    event.preventDefault();
    connect(field.value.trim());
  });
  document.getElementById('lang').addEventListener('change', ({ target }) => element.setAttribute('lang', target.value));
  document.getElementById('theme').addEventListener('change', ({ target }) => {
    document.documentElement.dataset.theme = target.value;
    element.setAttribute('theme', target.value);
  });
  element.addEventListener('carillon-unauthorized', () => (who.textContent = 'The inbox refuses this token. Has it expired?'));
  fromAddress();
}

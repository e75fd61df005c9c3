const bell = document.getElementById('bell');
const field = document.getElementById('token');
const who = document.getElementById('who');

/** Whom a token names; the bell itself never looks into it. */
function subject(token) {
  try {
    const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(claims), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)).sub;
  } catch {
    return undefined;
  }
}

function connect(token) {
  const user = subject(token);
  who.textContent = user ? `This is the bell of ${user}.` : 'That does not look like a token.';
  bell.accessToken = token;
}

/** A link can bring the token along behind the #, where no server and no log sees it. */
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
document.getElementById('lang').addEventListener('change', ({ target }) => bell.setAttribute('lang', target.value));
document.getElementById('theme').addEventListener('change', ({ target }) => {
  document.documentElement.dataset.theme = target.value;
  bell.setAttribute('theme', target.value);
});
bell.addEventListener('carillon-unauthorized', () => (who.textContent = 'The inbox refuses this token. Has it expired?'));
fromAddress();

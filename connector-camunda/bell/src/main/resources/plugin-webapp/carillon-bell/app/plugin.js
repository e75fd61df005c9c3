import '../bell/carillon-bell.js';
import '../bell/carillon-preferences.js';
import { textsOf } from '../bell/texts.js';

const POLL_SECONDS = 20;

/** The web session shall end at a desk that was left, as it would without the bell. */
const IDLE_MINUTES = 10;

/** The token that the web apps ask for with everything that changes something; it is another one after a new login. */
function xsrfToken(api) {
  const { csrfCookieName = 'XSRF-TOKEN' } = window.camTasklistConf || window.camCockpitConf || {};
  const cookie = document.cookie.split('; ').find((found) => found.startsWith(`${csrfCookieName}=`));
  return cookie ? decodeURIComponent(cookie.slice(csrfCookieName.length + 1)) : api.CSRFToken;
}

/** An element that asks for whoever is logged in. */
function made(tag, root, api, further) {
  const element = document.createElement(tag);
  const attributes = {
    api: `${root}/plugin/carillon-bell/${encodeURIComponent(api.engine)}/api`,
    session: '',
    theme: 'light',
    lang: navigator.language,
    ...further,
  };
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.headers = () => ({ 'X-XSRF-TOKEN': xsrfToken(api) });
  return element;
}

/** The preferences above the web app, which has no page for them; asked for anew whenever they are opened. */
function showPreferences(root, api) {
  const { close, preferences } = textsOf(navigator.language);
  const dialog = document.createElement('dialog');
  const button = document.createElement('button');
  dialog.className = 'carillon-preferences';
  dialog.setAttribute('aria-label', preferences);
  button.type = 'button';
  button.textContent = '×';
  button.title = close;
  button.setAttribute('aria-label', close);
  button.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(made('carillon-preferences', root, api), button);
  document.body.append(dialog);
  dialog.showModal();
}

/** The page where the reader has themselves notified on a device, if there is one. */
async function showApp(bell, root, api) {
  try {
    const answer = await fetch(`${root}/plugin/carillon-bell/${encodeURIComponent(api.engine)}/app`);
    const { app } = await answer.json();
    if (app) {
      bell.setAttribute('app', app);
    }
  } catch {
    // without it there is one link less
  }
}

function bellFor(root, api) {
  const bell = made('carillon-bell', root, api, { poll: POLL_SECONDS, idle: IDLE_MINUTES, preferences: '#' });
  bell.addEventListener('carillon-preferences', (event) => {
    event.preventDefault();
    // so that the focus comes back to the bell
    bell.close();
    showPreferences(root, api);
  });
  showApp(bell, root, api);
  return bell;
}

/** One plugin for each of the two: where it is shown, and where the REST of that web app is. */
function plugin(pluginPoint, root) {
  let bell = null;
  return {
    id: `carillon-bell-${pluginPoint.split('.')[0]}`,
    pluginPoint,
    // the last one, and still in the bar: Cockpit puts what is below 0 into its menu
    priority: 0,
    properties: { label: 'Carillon' },
    render(node, { api }) {
      bell = bellFor(root(api), api);
      node.append(bell);
    },
    unmount() {
      bell?.remove();
      document.querySelector('dialog.carillon-preferences')?.remove();
    },
  };
}

export default [
  plugin('tasklist.navbar.action', (api) => api.tasklistApi),
  plugin('cockpit.navigation', (api) => api.cockpitApi),
];

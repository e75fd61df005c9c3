import '../bell/carillon-bell.js';

const POLL_SECONDS = 20;

/** The web session shall end at a desk that was left, as it would without the bell. */
const IDLE_MINUTES = 10;

/** The token that the web apps ask for with everything that changes something; it is another one after a new login. */
function xsrfToken(api) {
  const { csrfCookieName = 'XSRF-TOKEN' } = window.camTasklistConf || window.camCockpitConf || {};
  const cookie = document.cookie.split('; ').find((found) => found.startsWith(`${csrfCookieName}=`));
  return cookie ? decodeURIComponent(cookie.slice(csrfCookieName.length + 1)) : api.CSRFToken;
}

function bellFor(root, api) {
  const bell = document.createElement('carillon-bell');
  const attributes = {
    api: `${root}/plugin/carillon-bell/${api.engine}/api`,
    session: '',
    poll: POLL_SECONDS,
    idle: IDLE_MINUTES,
    theme: 'light',
    lang: navigator.language,
  };
  Object.entries(attributes).forEach(([name, value]) => bell.setAttribute(name, value));
  bell.headers = () => ({ 'X-XSRF-TOKEN': xsrfToken(api) });
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
    },
  };
}

export default [
  plugin('tasklist.navbar.action', (api) => api.tasklistApi),
  plugin('cockpit.navigation', (api) => api.cockpitApi),
];

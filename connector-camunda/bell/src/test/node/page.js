const bell = document.querySelector('carillon-bell');
window.heard = [];
for (const event of ['carillon-note', 'carillon-act', 'carillon-unauthorized']) {
  bell.addEventListener(event, ({ detail }) => window.heard.push({ event, detail }));
}
if (!bell.hasAttribute('session')) {
  bell.accessToken = bell.getAttribute('user');
}

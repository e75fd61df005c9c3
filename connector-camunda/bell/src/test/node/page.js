const shown = document.querySelector('carillon-bell, carillon-preferences');
window.heard = [];
for (const event of ['carillon-note', 'carillon-act', 'carillon-preferences', 'carillon-unauthorized']) {
  shown.addEventListener(event, ({ detail }) => window.heard.push({ event, detail }));
}
if (!shown.hasAttribute('session')) {
  shown.accessToken = shown.getAttribute('user');
}

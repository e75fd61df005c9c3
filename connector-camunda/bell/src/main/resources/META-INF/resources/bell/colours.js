/** What a page may set, each as `--carillon-<name>`: first as it is in the light, then in the dark. */
const COLOURS = {
  surface: ['#ffffff', '#181b27'],
  ink: ['#1b1f33', '#e8eaf4'],
  soft: ['#5b6280', '#a0a7c2'],
  line: ['#e6e8f1', '#2a2e3f'],
  hover: ['#f5f6fb', '#1f2332'],
  accent: ['#4f46e5', '#a5adff'],
  'accent-ink': ['#ffffff', '#12141f'],
  'accent-soft': ['#eef0ff', '#272b50'],
  critical: ['#b42318', '#ff9d92'],
  'critical-soft': ['#fdebe9', '#46211f'],
  warning: ['#8a4b08', '#f5c451'],
  'warning-soft': ['#fdf1d6', '#40310f'],
  good: ['#15803d', '#4ade80'],
  badge: ['#d92d20', '#e5484d'],
  'badge-ink': ['#ffffff', '#ffffff'],
  shadow: ['0 12px 40px rgb(22 26 48 / 18%), 0 2px 8px rgb(22 26 48 / 8%)', '0 16px 48px rgb(0 0 0 / 55%)'],
};

function declared(which) {
  const scheme = `color-scheme: ${['light', 'dark'][which]};`;
  const all = Object.entries(COLOURS).map(([name, values]) => `--_${name}: var(--carillon-${name}, ${values[which]});`);
  return scheme + all.join('');
}

export const colours = `
:host { ${declared(0)} }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${declared(1)} } }
:host([theme=dark]) { ${declared(1)} }
`;

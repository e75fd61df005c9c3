import { baseStyle } from './base-style.js';
import { colours } from './colours.js';

const tableStyle = `
:host { display: block; container-type: inline-size; }
.preferences { overflow: clip; border: 1px solid var(--_line); border-radius: var(--carillon-radius, 14px); background: var(--_surface); color: var(--_ink); text-align: start; }
header { display: grid; gap: 3px; padding: 20px 24px 14px; }
h2 { font-size: 17px; font-weight: 650; letter-spacing: -.01em; }
header p { color: var(--_soft); font-size: 13px; max-width: 62ch; text-wrap: balance; }

.wide { overflow-x: auto; scrollbar-width: thin; scrollbar-color: var(--_line) transparent; }
table { width: 100%; border-collapse: collapse; }
th { text-align: start; font-weight: inherit; }
thead th { padding: 0 6px 9px; vertical-align: top; color: var(--_soft); font-size: 12px; font-weight: 600; line-height: 1.25; text-align: center; }
thead th:not(:first-child) { width: 104px; }
thead svg { margin: 0 auto 4px; }
tbody :is(th, td) { border-top: 1px solid var(--_line); }
tbody th { min-width: 11em; padding: 11px 6px 11px 24px; }
td { padding: 0 6px; text-align: center; }
:is(thead th, td):last-child { padding-inline-end: 24px; }
:is(thead th:not(:first-child)):last-child { width: 122px; }
tbody tr { transition: background-color .12s; }
tbody tr:hover { background: var(--_hover); }
.everything { background: var(--_hover); }
.name { display: block; font-size: 14px; font-weight: 600; overflow-wrap: anywhere; }
.everything .name { font-weight: 700; }
.under { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; margin-top: 1px; color: var(--_soft); font-size: 12px; }
.follow { color: var(--_accent); font-weight: 600; border-radius: 4px; }
.follow:hover { text-decoration: underline; text-underline-offset: 2px; }

.switch { display: inline-grid; place-items: center; min-width: 52px; min-height: 44px; vertical-align: middle; border-radius: 10px; }
.switch:focus-visible { outline-offset: -4px; }
.track { display: block; width: 38px; height: 22px; padding: 2px; border: 2px solid var(--_soft); border-radius: 11px; background: var(--_soft); transition: background-color .15s, border-color .15s; }
.knob { display: block; width: 14px; height: 14px; border-radius: 50%; background: var(--_surface); transition: transform .15s cubic-bezier(.3, .9, .4, 1), background-color .15s; }
:is(.on, [aria-checked=true]) .track { border-color: var(--_accent); background: var(--_accent); }
:is(.on, [aria-checked=true]) .knob { transform: translateX(16px); background: var(--_accent-ink); }
.follows .track { background: transparent; }
.follows .knob { background: var(--_soft); }
.follows:is(.on, [aria-checked=true]) .knob { background: var(--_accent); }
button.switch:hover .track { box-shadow: 0 0 0 4px color-mix(in srgb, var(--_accent) 14%, transparent); }
:dir(rtl) :is(.on, [aria-checked=true]) .knob { transform: translateX(-16px); }

footer { display: grid; gap: 8px; padding: 14px 24px 16px; border-top: 1px solid var(--_line); color: var(--_soft); font-size: 12.5px; }
.critical { display: flex; align-items: center; gap: 8px; }
.critical svg { color: var(--_critical); }
.legend { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 18px; min-height: 20px; }
.key { display: inline-flex; align-items: center; gap: 7px; }
.key .switch { min-width: 0; min-height: 0; zoom: .62; }
.state { margin-inline-start: auto; font-weight: 600; }
/* in sight, however long the table is */
.notice { position: sticky; bottom: 0; padding-inline: 24px; }

@container (max-width: 460px) {
  header { padding: 18px 16px 12px; }
  tbody th { min-width: 9em; padding-inline: 16px 4px; }
  td, thead th { padding-inline: 2px; }
  thead th:not(:first-child) { width: 76px; }
  :is(thead th, td):last-child { padding-inline-end: 10px; }
  :is(thead th:not(:first-child)):last-child { width: 84px; }
  footer { padding-inline: 16px; }
}
@media (forced-colors: active) {
  .track, .knob { forced-color-adjust: none; border-color: ButtonText; }
  .track { background: ButtonFace; }
  .knob { background: ButtonText !important; }
  :is(.on, [aria-checked=true]):not(.follows) .track { background: Highlight; }
}
`;

export const preferenceStyle = new CSSStyleSheet();
preferenceStyle.replaceSync(colours + baseStyle + tableStyle);

import { baseStyle } from './base-style.js';
import { colours } from './colours.js';
import { listStyle } from './list-style.js';

const bellStyle = `
:host { display: inline-block; position: relative; vertical-align: middle; }

.bell { position: relative; display: grid; place-items: center; width: var(--carillon-bell-size, 40px); height: var(--carillon-bell-size, 40px); border-radius: 10px; color: var(--carillon-bell, currentColor); transition: background-color .15s; }
.bell:focus-visible { outline-color: currentColor; outline-offset: -2px; }
.bell:hover, .bell[aria-expanded=true] { background: color-mix(in srgb, currentColor 10%, transparent); }
.bell svg { width: 56%; height: 56%; transform-origin: 50% 12%; }
.badge { position: absolute; inset-block-start: 6%; inset-inline-start: 51%; min-width: 16px; height: 16px; padding: 0 4px; border-radius: 8px; background: var(--_badge); color: var(--_badge-ink); font-size: 10.5px; font-weight: 700; line-height: 16px; text-align: center; font-variant-numeric: tabular-nums; }
.badge.wide { inset-block-start: 2%; inset-inline: auto -4px; padding: 0 3px; font-size: 9.5px; }
.ringing svg { animation: ring .9s ease-in-out; }
.ringing .badge { animation: pop .4s cubic-bezier(.3, 1.6, .6, 1); }
`;

const panelStyle = `
.panel { position: fixed; inset: auto; margin: 0; padding: 0; border: 1px solid var(--_line); z-index: 2147483000; display: flex; flex-direction: column; width: min(var(--carillon-width, 420px), 100vw - 16px); overflow: hidden; border-radius: var(--carillon-radius, 14px); background: var(--_surface); color: var(--_ink); box-shadow: var(--_shadow); text-align: start; animation: open .16s cubic-bezier(.2, .9, .3, 1); transform-origin: top right; }
.panel:not(.open) { display: none; }
.panel:focus-visible { outline: none; }
.panel.sheet { border-radius: var(--carillon-radius, 14px) var(--carillon-radius, 14px) 0 0; width: 100vw; max-width: none; animation-name: rise; }
header { display: flex; align-items: center; gap: 4px; padding: 14px 10px 6px 18px; min-height: 52px; }
h2 { font-size: 16px; font-weight: 650; letter-spacing: -.01em; margin-inline-end: auto; }
.text { display: inline-flex; align-items: center; gap: 6px; padding: 6px 9px; border-radius: 8px; color: var(--_accent); font-size: 12.5px; font-weight: 600; white-space: nowrap; }
.text:hover:enabled { background: var(--_accent-soft); }
.text:disabled { color: var(--_soft); opacity: .65; }
.panel:not(.sheet) .closing { display: none; }

.tabs { display: flex; gap: 20px; padding: 0 18px; border-bottom: 1px solid var(--_line); }
.tab { position: relative; display: inline-flex; align-items: center; gap: 6px; padding: 8px 0 10px; color: var(--_soft); font-size: 13px; font-weight: 600; }
.tab:hover { color: var(--_ink); }
.tab:focus-visible { border-radius: 4px; }
.tab[aria-selected=true] { color: var(--_ink); }
.tab[aria-selected=true]::after { content: ""; position: absolute; inset: auto 0 -1px; height: 2px; border-radius: 2px; background: var(--_accent); }
.number:empty { display: none; }
.number { padding: 0 6px; border-radius: 8px; background: var(--_accent-soft); color: var(--_accent); font-size: 11px; line-height: 16px; font-variant-numeric: tabular-nums; }

.scroll { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--_line) transparent; }
.more { display: block; width: calc(100% - 24px); margin: 10px 12px 12px; padding: 9px; border: 1px solid var(--_line); border-radius: 9px; text-align: center; font-size: 13px; font-weight: 600; color: var(--_accent); }
.more:hover { background: var(--_hover); }
footer { display: flex; align-items: center; gap: 8px; padding: 9px 18px; border-top: 1px solid var(--_line); color: var(--_soft); font-size: 11.5px; }
.dot { width: 7px; height: 7px; border-radius: 50%; background: var(--_soft); flex: none; }
.dot.live { background: var(--_good); }
.dot.offline { background: var(--_critical); }

header .icon { flex: none; }
@media (max-width: 380px) { .text span { display: none; } }
@media (max-width: 440px) { header:has(a) .text span { display: none; } }

@keyframes ring { 0%, 100% { transform: rotate(0); } 15% { transform: rotate(16deg); } 30% { transform: rotate(-14deg); } 45% { transform: rotate(10deg); } 60% { transform: rotate(-7deg); } 80% { transform: rotate(3deg); } }
@keyframes pop { from { transform: scale(.3); } }
@keyframes open { from { opacity: 0; transform: translateY(-6px) scale(.98); } }
@keyframes rise { from { transform: translateY(32px); opacity: 0; } }
`;

/** A style sheet made by a script is allowed also where a page allows no inline styles. */
/** The panel as the whole element. */
const inlineStyle = `
:host([inline]) { display: flex; position: static; min-height: 0; }
:host([inline]) .bell, :host([inline]) .closing { display: none; }
:host([inline]) .panel { position: static; flex: 1; width: auto; min-height: 0; border: 0; border-radius: 0; box-shadow: none; animation: none; }
`;

export const style = new CSSStyleSheet();
style.replaceSync(colours + baseStyle + bellStyle + panelStyle + listStyle + inlineStyle);

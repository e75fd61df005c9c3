/** What the elements look alike in. */
export const baseStyle = `
:host { font: 14px/1.45 var(--carillon-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif); }
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul { margin: 0; padding: 0; }
svg { display: block; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; text-align: start; }
button:disabled { cursor: default; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
.hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.notice:empty { display: none; }
.notice { padding: 9px 18px; background: var(--_critical-soft); color: var(--_critical); font-size: 13px; font-weight: 550; }

.blank { display: grid; justify-items: center; align-content: center; gap: 4px; min-height: 300px; padding: 36px 32px 44px; text-align: center; }
.blank:has(.bone) { display: block; padding: 6px 0; }
.picture { display: grid; place-items: center; width: 64px; height: 64px; margin-bottom: 12px; border-radius: 50%; background: var(--_accent-soft); color: var(--_accent); }
.picture.wrong { background: var(--_critical-soft); color: var(--_critical); }
h3 { font-size: 14.5px; font-weight: 650; }
.blank p { color: var(--_soft); font-size: 13px; max-width: 30ch; }
.retry { margin-top: 14px; padding: 7px 16px; border-radius: 9px; background: var(--_accent); color: var(--_accent-ink); font-size: 13px; font-weight: 600; }
.bone { display: grid; grid-template-columns: 36px 1fr; gap: 8px 12px; padding: 14px 18px; }
.bone > * { border-radius: 6px; background: var(--_line); animation: breathe 1.4s ease-in-out infinite alternate; }
.bone i { grid-row: span 2; height: 36px; border-radius: 50%; }
.bone b { height: 12px; width: 62%; }
.bone u { height: 10px; width: 88%; }
@keyframes breathe { from { opacity: .9; } to { opacity: .45; } }

@media (prefers-reduced-motion: reduce) {
  *, ::before, ::after { animation: none !important; transition: none !important; }
}
`;

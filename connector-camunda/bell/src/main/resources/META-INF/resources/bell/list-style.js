export const listStyle = `
.list { list-style: none; }
.note { position: relative; display: grid; grid-template-columns: 36px minmax(0, 1fr); column-gap: 12px; padding: 13px 18px 12px; transition: background-color .12s; }
.note + .note { border-top: 1px solid var(--_line); }
.note:hover, .note:focus-within { background: var(--_hover); }
.note.unread::before { content: ""; position: absolute; inset-block-start: 27px; inset-inline-start: 6px; width: 7px; height: 7px; border-radius: 50%; background: var(--_accent); }

.mark { display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%; background: var(--_accent-soft); color: var(--_accent); }
.mark.warning { background: var(--_warning-soft); color: var(--_warning); }
.mark.critical { background: var(--_critical-soft); color: var(--_critical); }
.note:not(.unread) .mark { opacity: .72; }

.content { min-width: 0; padding-top: 1px; }
.headline { display: flex; align-items: baseline; gap: 12px; }
.headline time { flex: none; margin-inline-start: auto; color: var(--_soft); font-size: 11.5px; font-variant-numeric: tabular-nums; }
.main { flex: 1; min-width: 0; color: inherit; text-decoration: none; font-size: 14px; font-weight: 500; line-height: 1.4; }
.unread .main { font-weight: 650; }
.main::after { content: ""; position: absolute; inset: 0; }
.main:focus-visible { outline: none; }
.main:focus-visible::after { outline: 2px solid var(--_accent); outline-offset: -2px; border-radius: 6px; }
a.main:hover .title { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 2px; }
.title { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
.body { margin-top: 2px; color: var(--_soft); font-size: 13px; white-space: pre-line; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.body:empty { display: none; }
.whole :is(.title, .body) { -webkit-line-clamp: none; display: block; }
.fold { position: relative; z-index: 1; margin-top: 2px; color: var(--_accent); font-size: 12.5px; font-weight: 600; border-radius: 4px; }
.fold:hover { text-decoration: underline; text-underline-offset: 2px; }

.commands { position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin-top: 8px; width: fit-content; max-width: 100%; }
.command { padding: 4px 10px; border: 1px solid var(--_line); border-radius: 8px; background: var(--_surface); color: var(--_accent); font-size: 12.5px; font-weight: 600; line-height: 18px; }
.command:hover { background: var(--_accent-soft); border-color: transparent; }
.command[aria-expanded=true] { background: var(--_accent-soft); }
.command[aria-disabled=true] { color: var(--_soft); cursor: default; }
.times { display: flex; flex-wrap: wrap; gap: 6px; }
.result { color: var(--_soft); font-size: 12.5px; overflow-wrap: anywhere; }
.result:is([data-kind=forbidden], [data-kind=gone], [data-kind=unanswered]) { color: var(--_critical); }
.foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 8px; margin-top: 7px; }
.meta { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; min-width: 0; color: var(--_soft); font-size: 11.5px; line-height: 18px; }
.chip { padding: 0 7px; border-radius: 6px; background: var(--_accent-soft); color: var(--_accent); font-weight: 600; overflow-wrap: anywhere; }
.chip.warning { background: var(--_warning-soft); color: var(--_warning); }
.chip.critical { background: var(--_critical-soft); color: var(--_critical); }
.key { max-width: 16ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.actions { position: absolute; z-index: 1; inset-block-end: 7px; inset-inline-end: 10px; display: flex; gap: 2px; padding: 2px; border-radius: 10px; background: var(--_surface); box-shadow: 0 0 0 1px var(--_line), 0 2px 8px rgb(22 26 48 / 10%); opacity: 0; transition: opacity .12s; }
.note:hover .actions, .note:has(:focus-visible) .actions { opacity: 1; }
.icon { display: grid; place-items: center; width: 30px; height: 30px; border-radius: 8px; color: var(--_soft); }
.icon:hover { background: var(--_hover); color: var(--_ink); }
.icon[data-deed=remove]:hover { background: var(--_critical-soft); color: var(--_critical); }
.icon:focus-visible { outline-offset: -2px; }
@media (hover: none) {
  .actions { position: relative; inset: auto; margin: -6px -8px -6px auto; opacity: 1; background: none; box-shadow: none; }
  .icon { width: 40px; height: 38px; }
  .command { padding: 8px 12px; }
}

.leaving { display: block; padding: 0; }
.leaving::before, .leaving > :not(.going) { display: none !important; }
.going { position: relative; display: flex; align-items: center; gap: 12px; padding: 12px 18px; background: var(--_hover); color: var(--_soft); font-size: 13px; }
.going span { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.going::after { content: ""; position: absolute; inset: auto 0 0; height: 2px; background: var(--_accent); transform-origin: left; animation: shrink var(--undo, 6s) linear forwards; }
.undo { padding: 5px 12px; border-radius: 8px; background: var(--_accent-soft); color: var(--_accent); font-size: 12.5px; font-weight: 650; }
.undo:hover { background: var(--_accent); color: var(--_accent-ink); }

.arrived { animation: arrive .32s cubic-bezier(.2, .9, .3, 1), glow 2.6s ease-out; }
@keyframes arrive { from { opacity: 0; transform: translateY(-14px); } }
@keyframes glow { from, 40% { background: var(--_accent-soft); } }
@keyframes shrink { to { transform: scaleX(0); } }

@media (prefers-reduced-motion: reduce) {
  .going::after { display: none; }
}
@media (forced-colors: active) {
  .badge, .chip, .number { border: 1px solid; }
  .note.unread::before, .dot, .tab[aria-selected=true]::after { background: CanvasText; forced-color-adjust: none; }
}
`;

const NEXT = { ArrowRight: 1, ArrowLeft: -1 };
const FAR = 1_000;

/**
 * The keyboard in the panel: arrows and Home, End from note to note, left and right among the buttons of a note and among
 * the tabs, Delete, Escape. Returns whether the key meant something; the page shall not see such a key.
 */
export function pressed(event, panel, deeds) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
    return false;
  }
  if (event.key === 'Escape') {
    deeds.close();
    return true;
  }
  const tab = event.target.closest('[role=tab]');
  return (tab && amongTabs(event.key, tab, panel.tabs)) || amongNotes(event.key, panel, deeds);
}

function amongTabs(key, tab, tabs) {
  const last = tabs.length - 1;
  const at = tabs.indexOf(tab);
  const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[key];
  tabs[to]?.focus();
  tabs[to]?.click();
  return to !== undefined;
}

function amongNotes(key, { list }, deeds) {
  const by = { ArrowDown: 1, ArrowUp: -1, Home: -FAR, End: FAR }[key];
  if (by !== undefined) {
    return list.move(by);
  }
  if (list.current === undefined) {
    return false;
  }
  if (key in NEXT) {
    list.within(NEXT[key]);
    return true;
  }
  if (key === 'Delete') {
    deeds.removeById(list.current);
    return true;
  }
  return false;
}

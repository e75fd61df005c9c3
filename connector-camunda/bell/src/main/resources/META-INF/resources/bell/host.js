/** How the elements read what a page has set. */

/** A property that was set before the class was known hides the class's own. */
export function upgrade(element, ...names) {
  for (const name of names.filter((known) => Object.hasOwn(element, known))) {
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** The language to speak: the element's own, that of the page around it, or the browser's. */
export function languageOf(element) {
  return element.getAttribute('lang') || element.closest('[lang]')?.lang || navigator.language;
}

/** The whole address that an attribute gives. */
export function addressIn(element, attribute, otherwise) {
  return new URL(element.getAttribute(attribute) || otherwise, document.baseURI).href;
}

/** What does the action a moment later, once, however often it is called until then. */
export function soon(action) {
  let due = false;
  return () => {
    if (!due) {
      due = true;
      queueMicrotask(() => {
        due = false;
        action();
      });
    }
  };
}

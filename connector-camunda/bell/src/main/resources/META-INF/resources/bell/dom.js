const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element with its attributes, its text, what happens on its events (`on: {click: …}`) and its children. Text is only
 * ever text: nothing here reads HTML.
 */
export function element(tag, { text, on = {}, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  if (text !== undefined) {
    made.textContent = text;
  }
  Object.entries(on).forEach(([event, listener]) => made.addEventListener(event, listener));
  made.append(...children.filter(Boolean));
  return made;
}

/** Sets attributes: true for an empty one, null or false to take it away. What is the same is left alone. */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) {
      element.removeAttribute(name);
    } else if (element.getAttribute(name) !== (value === true ? '' : String(value))) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
}

/** Sets the text if it is another one, so that no selection is lost and nothing is read out again. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** Puts the children in this order, and moves only those that are elsewhere: what is moved loses the focus. */
export function setChildren(parent, children) {
  [...parent.children].filter((child) => !children.includes(child)).forEach((child) => child.remove());
  children.forEach((child, index) => {
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] || null);
    }
  });
}

/** A drawing of 24 by 24, in the colour of the text around it. */
export function drawing(paths, size) {
  const svg = document.createElementNS(SVG, 'svg');
  setAttributes(svg, { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' });
  for (const path of paths) {
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', path);
    svg.append(line);
  }
  return svg;
}

// Small helpers to build elements without markup in strings: the security policy forbids inline styles and scripts.

/**
 * Creates an element.
 * @param {string} spec tag and classes, `button.btn.btn-sm`.
 * @param {Object} [properties] attributes; `onclick` and the like become listeners, `dataset` is copied,
 *   `true` sets an empty attribute, `false`, `null` and `undefined` set none.
 * @param {...(Node|string|null)} children appended in order, null is skipped.
 * @returns {HTMLElement}
 */
export function el(spec, properties = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** An icon of /img/icons.svg, hidden from screen readers. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `/img/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A quiet button that holds only an icon and is named by `label`. */
export function iconButton(name, label, onclick, properties = {}) {
  return el('button.btn.btn-quiet.btn-icon', { type: 'button', 'aria-label': label, onclick, ...properties }, icon(name));
}

let lastId = 0;

/** An id that no other element of the page has. */
export function newId(prefix = 'x') {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Whether the keyboard writes into this element, so that shortcuts must leave it alone. */
export function isTyping(element) {
  return element instanceof HTMLElement
    && (element.isContentEditable || element.matches('input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select'));
}

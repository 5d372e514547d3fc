// A small window over the grid that belongs to one cell: it follows the cell when the grid scrolls and stays on the screen.
import { el } from '../../site/dom.js';
import { host } from '../page.js';

const gap = 4;

/**
 * Opens a window at a cell.
 * @param {HTMLElement} cell
 * @param {Node[]} children
 * @param {Object} options
 * @param {string} options.label name for screen readers.
 * @param {'over'|'below'} options.place covers the cell, or stands under it (above it where there is no room).
 * @param {string} [options.role] `dialog` unless it is only a toolbar.
 * @returns {{element: HTMLElement, place: function(): void, close: function(): void}}
 */
export function openFloating(cell, children, { label, place: where, role = 'dialog' }) {
  const element = el('div.cell-pop', { popover: 'manual', role, 'aria-label': label, dataset: { place: where, cell: cell.id } }, ...children);
  document.body.append(element);
  const place = () => {
    const box = cell.getBoundingClientRect();
    if (where === 'over') element.style.setProperty('min-width', `${Math.max(box.width + 2, 300)}px`);
    const size = element.getBoundingClientRect();
    const frame = host.getBoundingClientRect();
    const below = box.bottom + gap + size.height <= innerHeight - gap;
    const wanted = where === 'over' ? box.top - 1 : below ? box.bottom + gap : box.top - gap - size.height;
    const top = Math.max(gap, Math.min(wanted, innerHeight - size.height - gap));
    const left = Math.max(Math.max(gap, frame.left), Math.min(box.left - 1, innerWidth - size.width - gap));
    element.style.setProperty('top', `${top}px`);
    element.style.setProperty('left', `${left}px`);
  };
  // A press beside the controls must not take the focus away: that would close the window.
  element.addEventListener('mousedown', (event) => {
    if (!event.target.closest('input, textarea, select, button, a')) event.preventDefault();
  });
  element.showPopover();
  place();
  addEventListener('scroll', place, true);
  addEventListener('resize', place);
  const watch = new ResizeObserver(place);
  watch.observe(element);
  watch.observe(cell);
  const close = () => {
    watch.disconnect();
    removeEventListener('scroll', place, true);
    removeEventListener('resize', place);
    element.remove();
  };
  return { element, place, close };
}

/** The elements inside that Tab reaches, in order. */
export const tabStops = (element) => [...element.querySelectorAll('input, textarea, select, button, a[href]')]
  .filter((item) => !item.disabled && item.tabIndex >= 0 && item.checkVisibility());

// Focus and selection: the grid is one tab stop, arrows move inside it, Shift and the pointer select blocks.
import { gridMap, forgetMap, isCell, placeOf } from './gridmap.js';
import { rectangle, target } from './moves.js';
import { announce, host, table, tn } from './page.js';

let current = null;
let column = 1;
let anchor = null;
let selected = [];

const controlsOf = (element) => element.querySelectorAll('a[href], button, input');

/** The cell or head that has the focus or would get it. */
export const currentCell = () => (current?.isConnected ? current : null);

/** The selected cells, row by row; the current cell alone when there is no selection. */
export function selectedRows() {
  const place = current && isCell(current) ? placeOf(current) : null;
  if (!place) return [];
  const map = gridMap();
  const { top, bottom, left, right } = rectangle(map, anchor ? placeOf(anchor) ?? place : place, place);
  const rows = [];
  for (let row = top; row <= bottom; row += 1) rows.push(map.cells[row].slice(left, right + 1));
  return rows;
}

/** The selected cells in reading order. */
export const selectedCells = () => selectedRows().flat();

/** Whether more than one cell is selected. */
export const hasSelection = () => selected.length > 1;

function paintSelection() {
  for (const cell of selected) cell.removeAttribute('aria-selected');
  selected = anchor ? selectedCells() : [];
  if (selected.length < 2) selected = [];
  for (const cell of selected) cell.setAttribute('aria-selected', 'true');
}

/** Leaves the selection; false when there was none. */
export function clearSelection() {
  const had = hasSelection();
  anchor = null;
  paintSelection();
  return had;
}

/** Selects the block from the current cell (or from where the selection began) to another cell. */
export function selectTo(cell) {
  if (!isCell(cell) || !isCell(current)) return;
  anchor ??= current;
  setCurrent(cell);
  cell.focus({ preventScroll: true });
  reveal(cell);
  paintSelection();
  if (hasSelection()) announce(tn('Selected', selected.length));
}

/** Selects all cells. */
export function selectAll() {
  const map = gridMap();
  anchor = map.at(map.firstRow, 1);
  const last = map.at(map.rows - 1, map.columns - 1);
  if (!isCell(anchor) || !isCell(last)) return;
  setCurrent(last);
  last.focus({ preventScroll: true });
  paintSelection();
  announce(tn('Selected', selected.length));
}

function setReachable(element, reachable) {
  element.tabIndex = reachable ? 0 : -1;
  // The slider is entered with Enter; its cell stands for it.
  for (const control of controlsOf(element)) control.tabIndex = reachable && !control.matches('.emo-range') ? 0 : -1;
}

function setCurrent(element) {
  if (current && current !== element) {
    setReachable(current, false);
    current.classList.remove('is-active');
  }
  current = element;
  setReachable(element, true);
}

/** Scrolls a cell out from under the sticky heads. */
function reveal(element) {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Gives a cell or head the focus and leaves the selection. */
export function focusCell(element, { keepColumn = false } = {}) {
  if (!element) return;
  anchor = null;
  setCurrent(element);
  paintSelection();
  if (!keepColumn) column = placeOf(element)?.column ?? column;
  element.focus({ preventScroll: true });
  reveal(element);
}

/**
 * Moves the focus by a key (see moves.js).
 * @param {string} move
 * @param {boolean} [extend] selects on the way.
 * @returns {boolean} whether there was somewhere to go.
 */
export function moveFocus(move, extend = false) {
  const place = current && placeOf(current);
  if (!place) return false;
  // On a stage that spans columns, the column from which one came is remembered.
  const from = current.colSpan > 1 && column >= place.column && column < place.column + current.colSpan ? { ...place, column } : place;
  const map = gridMap();
  const to = target(map, from, move);
  const cell = map.at(to.row, to.column);
  if (!cell || cell === current) return false;
  column = to.column;
  if (extend) selectTo(cell);
  else focusCell(cell, { keepColumn: true });
  return true;
}

/** Makes all but the current cell unreachable by Tab, and keeps the space under sticky heads free; after each redraw. */
export function refreshGrid(focusId = null, hadFocus = false) {
  const before = current && !current.isConnected ? { id: current.id } : null;
  forgetMap();
  table().setAttribute('aria-multiselectable', 'true');
  for (const control of controlsOf(table())) control.tabIndex = -1;
  const map = gridMap();
  for (const row of map.cells) for (const cell of row) cell.tabIndex = -1;
  const wanted = (focusId && document.getElementById(focusId)) || (before && document.getElementById(before.id));
  const next = wanted && placeOf(wanted) ? wanted : currentCell() ?? map.at(Math.min(map.firstRow, map.rows - 1), Math.min(column, map.columns - 1));
  if (anchor && !anchor.isConnected) anchor = null;
  if (next) setCurrent(next);
  paintSelection();
  const head = table().tHead.getBoundingClientRect();
  const lane = table().querySelector('.lane-head')?.getBoundingClientRect();
  host.style.setProperty('scroll-padding', `${head.height + 8}px 16px 24px ${(lane?.width ?? 0) + 16}px`);
  if (next && (focusId || hadFocus)) focusCell(next);
}

/** Starts following the focus; once. */
export function startGrid() {
  refreshGrid();
  host.addEventListener('focusin', (event) => {
    const cell = event.target.closest('th, td');
    if (!cell || !placeOf(cell)) return;
    if (cell !== current) {
      anchor = null;
      setCurrent(cell);
      paintSelection();
      column = placeOf(cell).column;
    }
    cell.classList.add('is-active');
  });
  host.addEventListener('focusout', (event) => {
    if (!host.contains(event.relatedTarget)) current?.classList.remove('is-active');
  });
}

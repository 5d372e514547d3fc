// The pointer on cells: a click edits, Shift and dragging select a block.
import { editedCell, openEditor } from './editors/index.js';
import { currentCell, focusCell, selectTo } from './grid.js';
import { isCell, placeOf } from './gridmap.js';
import { host, settings } from './page.js';

const isControl = (element) => element.closest('a, button, input, textarea, .conflict, .cell-error');

let start = null;
let dragged = false;

function press(event) {
  const cell = event.target.closest('td, th');
  if (event.button !== 0 || !cell || !placeOf(cell) || isControl(event.target)) return;
  if (event.pointerType === 'touch') return;
  if (!isCell(cell)) {
    focusCell(cell);
    return;
  }
  dragged = false;
  if (event.shiftKey && isCell(currentCell())) {
    start = null;
    dragged = true;
    selectTo(cell);
    return;
  }
  start = cell;
  if (editedCell() !== cell) focusCell(cell);
}

function drag(event) {
  if (!start || event.buttons !== 1) return;
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('td');
  if (!cell || !host.contains(cell) || !isCell(cell)) return;
  if (cell === start && !dragged) return;
  dragged = true;
  if (cell !== currentCell()) selectTo(cell);
}

function click(event) {
  const cell = event.target.closest('td');
  if (dragged || event.shiftKey || isControl(event.target) || !isCell(cell) || document.getSelection()?.isCollapsed === false) return;
  if (settings.canWrite) openEditor(cell);
  else focusCell(cell);
}

/** Starts listening; once. */
export function startPointer() {
  host.addEventListener('pointerdown', press);
  // Focus is given above; without this the browser would mark words while a block is dragged.
  host.addEventListener('mousedown', (event) => {
    const cell = event.target.closest('td');
    if (isCell(cell) && !isControl(event.target)) event.preventDefault();
  });
  addEventListener('pointermove', drag);
  addEventListener('pointerup', () => { start = null; });
  host.addEventListener('click', click);
}

// The emotion row: points are dragged, sliders follow the keyboard, number keys set a level.
import { changeCells } from './batch.js';
import { levelAt } from './curve.js';
import { levelOf, paintCurve, paintLevel } from './curve-view.js';
import { isEditing, setOpenLevel } from './editors/index.js';
import { focusCell, selectedCells } from './grid.js';
import { host, settings } from './page.js';
import { contentOf, saveCell } from './saving.js';

const isSlider = (element) => element instanceof HTMLElement && element.matches('.emo-range');

/** Sets the level of the selected emotions; false when none is selected. */
export function setLevel(level) {
  const cells = selectedCells().filter((cell) => cell.dataset.type === 'emotion');
  if (cells.length === 0) return false;
  if (cells.length === 1) saveCell(cells[0], { ...contentOf(cells[0]), emotion: level }, { now: true });
  else changeCells(cells.map((cell) => ({ cell, content: { ...contentOf(cell), emotion: level } })), 'Filled');
  return true;
}

function show(cell, level) {
  if (isEditing(cell)) {
    setOpenLevel(level);
  } else {
    paintLevel(cell, level);
    paintCurve();
  }
}

function drag(event) {
  const range = event.target;
  if (!isSlider(range) || !settings.canWrite || event.button !== 0) return;
  const cell = range.closest('td');
  const before = levelOf(cell);
  const follow = (move) => {
    const box = cell.getBoundingClientRect();
    const level = levelAt((move.clientY - box.top) / box.height);
    if (level !== levelOf(cell)) show(cell, level);
  };
  const stop = (end) => {
    range.removeEventListener('pointermove', follow);
    range.removeEventListener('pointerup', stop);
    range.removeEventListener('pointercancel', stop);
    removeEventListener('keydown', escape, true);
    if (end.type === 'pointercancel') show(cell, before);
    else if (!isEditing(cell)) saveCell(cell, { ...contentOf(cell), emotion: levelOf(cell) }, { now: true });
  };
  const escape = (key) => {
    if (key.key !== 'Escape') return;
    key.stopPropagation();
    key.preventDefault();
    stop({ type: 'pointercancel' });
  };
  range.setPointerCapture(event.pointerId);
  range.addEventListener('pointermove', follow);
  range.addEventListener('pointerup', stop);
  range.addEventListener('pointercancel', stop);
  addEventListener('keydown', escape, true);
  if (!isEditing(cell)) focusCell(cell);
  follow(event);
}

/** Starts listening; once. */
export function startEmotion() {
  host.addEventListener('pointerdown', drag);
  // The browser's own dragging of the slider would measure the row differently from the curve.
  host.addEventListener('mousedown', (event) => { if (isSlider(event.target)) event.preventDefault(); });
  // Assistive technology changes the slider without opening the editor.
  host.addEventListener('input', (event) => {
    if (isSlider(event.target) && !isEditing(event.target.closest('td'))) show(event.target.closest('td'), Number(event.target.value));
  });
  host.addEventListener('change', (event) => {
    const cell = isSlider(event.target) ? event.target.closest('td') : null;
    if (cell && !isEditing(cell)) saveCell(cell, { ...contentOf(cell), emotion: Number(event.target.value) }, { now: true });
  });
}

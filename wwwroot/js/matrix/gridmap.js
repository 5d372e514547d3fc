// The table as rows and columns: heads of stages and touchpoints are rows 0 and 1, heads of lanes are column 0.
import { table } from './page.js';

let map = null;

/** Forgets the map; needed after the table's rows or columns changed. */
export function forgetMap() {
  map = null;
}

/** The map of the table as it stands (see moves.js for what it offers), with `cells`, an array of rows of elements. */
export function gridMap() {
  if (map) return map;
  const heads = [...table().tHead.rows];
  const lanes = [...table().tBodies[0].rows].filter((row) => row.classList.contains('lane'));
  const cells = [...heads, ...lanes].map((row) => [...row.cells].flatMap((cell) => Array(cell.colSpan).fill(cell)));
  const at = (row, column) => {
    const cell = cells[row]?.[column] ?? null;
    return cell?.classList.contains('corner') ? null : cell;
  };
  map = {
    cells,
    rows: cells.length,
    columns: Math.max(...cells.map((row) => row.length)),
    firstRow: heads.length,
    at,
    filled: (row, column) => at(row, column)?.dataset.state === 'filled',
  };
  return map;
}

/** Where an element of the grid stands: its first column when it spans several; null when it is none. */
export function placeOf(element) {
  const { cells } = gridMap();
  for (let row = 0; row < cells.length; row += 1) {
    const column = cells[row].indexOf(element);
    if (column >= 0) return { row, column };
  }
  return null;
}

/** Whether it is a cell with content of its own and not a head. */
export const isCell = (element) => element instanceof HTMLTableCellElement && element.matches('td[data-lane][data-touchpoint]');

/** The cell of a lane and a touchpoint; null when there is none (any more). */
export const cellOf = (key) => document.getElementById(`c${key}`);

/** `lane-touchpoint` of a cell. */
export const keyOf = (cell) => `${cell.dataset.lane}-${cell.dataset.touchpoint}`;

/** Name of a cell's lane and touchpoint, as people see them in the heads. */
export function namesOf(cell) {
  const lane = document.querySelector(`#l${cell.dataset.lane} .lane-name`)?.textContent.trim() ?? '';
  const touchpoint = document.querySelector(`#t${cell.dataset.touchpoint} .th-name`)?.textContent.trim() ?? '';
  return { lane, touchpoint };
}

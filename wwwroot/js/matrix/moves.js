// Where a key leads in the grid. Rows and columns are counted from 0; heads are row 0 and 1 and column 0. No DOM: tested with node.

/**
 * What the moves need to know of a grid.
 * @typedef {Object} GridMap
 * @property {number} rows number of rows.
 * @property {number} columns number of columns, the heads' one among them.
 * @property {function(number, number): any} at what stands there (the same thing in each column it spans), null for nothing.
 * @property {function(number, number): boolean} filled whether a cell has content.
 * @property {number} firstRow the first row of cells.
 */

const directions = { left: [0, -1], right: [0, 1], up: [-1, 0], down: [1, 0] };

const inside = (map, { row, column }) => row >= 0 && row < map.rows && column >= 0 && column < map.columns;

function step(map, from, [byRow, byColumn]) {
  const start = map.at(from.row, from.column);
  let next = { row: from.row + byRow, column: from.column + byColumn };
  while (inside(map, next)) {
    const there = map.at(next.row, next.column);
    if (there !== null && there !== start) return next;
    next = { row: next.row + byRow, column: next.column + byColumn };
  }
  return from;
}

function jump(map, from, [byRow, byColumn]) {
  let last = from;
  let next = { row: from.row + byRow, column: from.column + byColumn };
  while (inside(map, next) && next.column > 0 && next.row >= map.firstRow) {
    if (map.filled(next.row, next.column)) return next;
    if (map.at(next.row, next.column) !== null) last = next;
    next = { row: next.row + byRow, column: next.column + byColumn };
  }
  return last;
}

/**
 * @param {GridMap} map
 * @param {{row: number, column: number}} from
 * @param {string} move `left`, `right`, `up`, `down`; the same with `fill-` before it for the next filled cell;
 *   `row-start`, `row-end`, `start`, `end`; `next`, `previous` through all cells in reading order.
 * @returns {{row: number, column: number}} `from` when there is no way on.
 */
export function target(map, from, move) {
  const lastColumn = map.columns - 1;
  const firstColumn = Math.min(1, lastColumn);
  switch (move) {
    case 'row-start': return { row: from.row, column: firstColumn };
    case 'row-end': return { row: from.row, column: lastColumn };
    case 'start': return { row: map.firstRow, column: firstColumn };
    case 'end': return { row: map.rows - 1, column: lastColumn };
    case 'next':
      return from.column < lastColumn ? step(map, from, [0, 1])
        : from.row < map.rows - 1 ? { row: from.row + 1, column: firstColumn } : from;
    case 'previous':
      return from.column > firstColumn ? step(map, from, [0, -1])
        : from.row > map.firstRow ? { row: from.row - 1, column: lastColumn } : from;
    default:
      return move.startsWith('fill-') ? jump(map, from, directions[move.slice(5)]) : step(map, from, directions[move]);
  }
}

/** The rectangle between two places, cells only: no heads. */
export function rectangle(map, from, to) {
  return {
    top: Math.max(map.firstRow, Math.min(from.row, to.row)),
    bottom: Math.max(from.row, to.row),
    left: Math.max(1, Math.min(from.column, to.column)),
    right: Math.max(from.column, to.column),
  };
}

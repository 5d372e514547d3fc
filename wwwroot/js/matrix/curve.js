// The designed emotion as a curve: monotone cubic pieces (Fritsch and Carlson), the same as the server draws.
// Columns are 100 wide, the row is 100 high, level 0 lies at 50, one level is 19 high. No DOM: tested with node.

const columnWidth = 100;
const zero = 50;
const levelHeight = 19;

/** Horizontal place of a column's middle. */
export const xOf = (index) => (index + 0.5) * columnWidth;

/** Vertical place of a level; also percent of the row's height. */
export const yOf = (level) => zero - levelHeight * level;

/** The whole level, -2 to 2, nearest to a place given as a share of the row's height (0 is the top). */
export const levelAt = (share) => Math.max(-2, Math.min(2, Math.round((zero - share * 100) / levelHeight)));

const number = (value) => String(Math.round(value * 100) / 100);

function slopesOf(points) {
  const secants = points.slice(1).map((point, index) => (point.y - points[index].y) / (point.x - points[index].x));
  const slopes = points.map((_, index) => {
    if (index === 0) return secants[0];
    if (index === points.length - 1) return secants.at(-1);
    return secants[index - 1] * secants[index] <= 0 ? 0 : (secants[index - 1] + secants[index]) / 2;
  });
  secants.forEach((secant, index) => {
    if (secant === 0) {
      slopes[index] = 0;
      slopes[index + 1] = 0;
      return;
    }
    const [start, end] = [slopes[index] / secant, slopes[index + 1] / secant];
    const length = Math.hypot(start, end);
    if (length > 3) {
      slopes[index] = (3 * start * secant) / length;
      slopes[index + 1] = (3 * end * secant) / length;
    }
  });
  return slopes;
}

function curveOf(points) {
  const slopes = slopesOf(points);
  return points.slice(1).reduce((path, to, index) => {
    const from = points[index];
    const third = (to.x - from.x) / 3;
    const values = [from.x + third, from.y + slopes[index] * third, to.x - third, to.y - slopes[index + 1] * third, to.x, to.y];
    return `${path}C${values.map(number).join(' ')}`;
  }, `M${number(points[0].x)} ${number(points[0].y)}`);
}

/**
 * The path through the levels of all columns; a column without level is a gap, a lone point draws nothing.
 * @param {(number|null)[]} levels one per column.
 * @returns {string} value of the `d` attribute.
 */
export function pathOf(levels) {
  const runs = [[]];
  levels.forEach((level, index) => {
    if (level !== null) runs.at(-1).push({ x: xOf(index), y: yOf(level) });
    else if (runs.at(-1).length > 0) runs.push([]);
  });
  return runs.filter((run) => run.length > 1).map(curveOf).join('');
}

/** The steepest way down between neighbouring columns: the column it ends in and by how many levels; null when it never falls. */
export function largestDrop(levels) {
  let found = null;
  for (let index = 1; index < levels.length; index += 1) {
    if (levels[index] === null || levels[index - 1] === null) continue;
    const size = levels[index - 1] - levels[index];
    if (size > 0 && size > (found?.size ?? 0)) found = { index, size };
  }
  return found;
}

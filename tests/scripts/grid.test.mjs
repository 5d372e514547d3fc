import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { largestDrop, levelAt, pathOf, yOf } from '../../wwwroot/js/matrix/curve.js';
import { rectangle, target } from '../../wwwroot/js/matrix/moves.js';
import { formatHtml, formatTsv, parseTsv } from '../../wwwroot/js/matrix/tsv.js';

test('a block from a spreadsheet is read with quotes, tabs and line ends', () => {
  assert.deepEqual(parseTsv('a\tb\r\nc\td\r\n'), [['a', 'b'], ['c', 'd']]);
  assert.deepEqual(parseTsv('"two\nlines"\t"say ""hi"""\nx'), [['two\nlines', 'say "hi"'], ['x']]);
  assert.deepEqual(parseTsv('"quoted" word\t5" screen'), [['"quoted" word', '5" screen']]);
  assert.deepEqual(parseTsv('a\t\t'), [['a', '', '']]);
  assert.deepEqual(parseTsv(''), [['']]);
});

test('a block that is written comes back the same', () => {
  const rows = [['a\tb', 'c\nd'], ['say "hi"', '']];
  assert.deepEqual(parseTsv(formatTsv(rows)), rows);
});

test('markup in a cell stays text in the HTML table', () => {
  const html = formatHtml([[{ plain: '<b>&', type: 'text', content: { text: '"<' } }]]);
  assert.ok(html.includes('&lt;b&gt;&amp;'));
  assert.ok(html.includes('data-cx="{&quot;text&quot;:&quot;\\&quot;&lt;&quot;}"'));
});

// Two rows of heads (the first stage spans two columns), three rows of cells, four columns with the heads' one.
const filled = new Set(['2/3', '4/1']);
const map = {
  rows: 5, columns: 4, firstRow: 2,
  at: (row, column) => (row < 2 && column === 0 ? null : row === 0 && column < 3 ? 'stage 1' : `${row}/${column}`),
  filled: (row, column) => filled.has(`${row}/${column}`),
};
const go = (row, column, move) => Object.values(target(map, { row, column }, move));

test('arrows stop at the edges, skip the corner and cross heads that span columns', () => {
  assert.deepEqual(go(2, 1, 'left'), [2, 0]);
  assert.deepEqual(go(2, 0, 'left'), [2, 0]);
  assert.deepEqual(go(2, 0, 'up'), [2, 0]);
  assert.deepEqual(go(1, 2, 'up'), [0, 2]);
  assert.deepEqual(go(0, 2, 'right'), [0, 3]);
  assert.deepEqual(go(0, 1, 'right'), [0, 3]);
  assert.deepEqual(go(4, 1, 'down'), [4, 1]);
});

test('Ctrl and arrows lead to the next filled cell or the last one', () => {
  assert.deepEqual(go(2, 1, 'fill-right'), [2, 3]);
  assert.deepEqual(go(3, 1, 'fill-right'), [3, 3]);
  assert.deepEqual(go(2, 1, 'fill-down'), [4, 1]);
  assert.deepEqual(go(4, 3, 'fill-left'), [4, 1]);
  assert.deepEqual(go(3, 2, 'fill-up'), [2, 2]);
});

test('Home, End, Tab and the corners', () => {
  assert.deepEqual(go(3, 3, 'row-start'), [3, 1]);
  assert.deepEqual(go(3, 1, 'row-end'), [3, 3]);
  assert.deepEqual(go(4, 3, 'start'), [2, 1]);
  assert.deepEqual(go(2, 1, 'end'), [4, 3]);
  assert.deepEqual(go(2, 3, 'next'), [3, 1]);
  assert.deepEqual(go(3, 1, 'previous'), [2, 3]);
  assert.deepEqual(go(4, 3, 'next'), [4, 3]);
  assert.deepEqual(go(2, 1, 'previous'), [2, 1]);
});

test('a selection never holds heads', () => {
  assert.deepEqual(rectangle(map, { row: 4, column: 2 }, { row: 0, column: 0 }), { top: 2, bottom: 4, left: 1, right: 2 });
});

test('the curve is monotone, starts anew after a gap and leaves lone points out', () => {
  assert.equal(pathOf([1, 1]), 'M50 31C83.33 31 116.67 31 150 31');
  assert.equal(pathOf([null, 2, null]), '');
  assert.equal(pathOf([0, 1, null, -1, -2]).match(/M/g).length, 2);
  const values = pathOf([-2, 2, 2, -1]).match(/-?[\d.]+/g).map(Number).filter((_, index) => index % 2 === 1);
  assert.ok(Math.min(...values) >= yOf(2) && Math.max(...values) <= yOf(-2));
});

test('a place in the row becomes the nearest level', () => {
  assert.deepEqual([0, 0.12, 0.3, 0.5, 0.7, 0.88, 1].map(levelAt), [2, 2, 1, 0, -1, -2, -2]);
});

test('the largest drop is between neighbours that both have a level', () => {
  assert.deepEqual(largestDrop([2, 1, -1, null, -2]), { index: 2, size: 2 });
  assert.equal(largestDrop([0, null, -2]), null);
  assert.equal(largestDrop([-1, 0, 2]), null);
});

test('no script is longer than 300 lines', () => {
  const root = new URL('../../wwwroot/js/', import.meta.url);
  const files = readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.js'));
  const long = files.filter((name) => readFileSync(new URL(name, root), 'utf8').split('\n').length > 301);
  assert.ok(files.length > 10);
  assert.deepEqual(long, []);
});

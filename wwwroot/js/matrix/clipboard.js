// Copies, cuts and pastes blocks of cells: as text and table for spreadsheets, with the whole content between journeys.
import { openDialog } from '../site/dialogs.js';
import { el } from '../site/dom.js';
import { showToast } from '../site/toasts.js';
import { changeCells, changeTable, clearSelected } from './batch.js';
import { convert, fromPlain, normalize, same, toPlain } from './content.js';
import { currentCell, selectedCells, selectedRows } from './grid.js';
import { gridMap, isCell, placeOf } from './gridmap.js';
import { announce, settings, t, table, tn } from './page.js';
import { contentOf } from './saving.js';
import { formatHtml, formatTsv, parseTsv } from './tsv.js';

/** Whether the clipboard's keys mean cells: a cell has the focus and no words are marked. */
function meansCells() {
  const focused = document.activeElement;
  return isCell(focused) && focused === currentCell() && (document.getSelection()?.isCollapsed ?? true);
}

function copy(event) {
  if (!meansCells()) return false;
  const rows = selectedRows().map((row) => row.map((cell) => {
    const content = contentOf(cell);
    return { plain: toPlain(content, cell.dataset.type), type: cell.dataset.type, content };
  }));
  event.clipboardData.setData('text/plain', formatTsv(rows.map((row) => row.map((item) => item.plain))));
  event.clipboardData.setData('text/html', formatHtml(rows));
  event.preventDefault();
  for (const cell of table().querySelectorAll('.is-copied')) cell.classList.remove('is-copied');
  for (const cell of selectedCells()) cell.classList.add('is-copied');
  announce(tn('Copied', selectedCells().length));
  return true;
}

/** Takes the mark of copied cells away; false when there was none. */
export function forgetCopied() {
  const copied = table().querySelectorAll('.is-copied');
  for (const cell of copied) cell.classList.remove('is-copied');
  return copied.length > 0;
}

/** The block in the clipboard: `{plain}` from elsewhere, with `type` and `content` when it comes from a matrix. */
function blockOf(data) {
  const html = data.getData('text/html');
  if (html.includes('data-cx-block')) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const rows = [...page.querySelectorAll('table[data-cx-block] tr')];
    return rows.map((row) => [...row.cells].map((cell) => ({
      plain: cell.textContent, type: cell.dataset.cxType, content: normalize(JSON.parse(cell.dataset.cx ?? '{}')) })));
  }
  return parseTsv(data.getData('text/plain')).map((row) => row.map((plain) => ({ plain })));
}

const contentFor = (item, cell) => (item.content
  ? convert(item.content, item.type, cell.dataset.type)
  : fromPlain(item.plain, cell.dataset.type, contentOf(cell)));

/** What pasting a block would do: the changes, and how many values fit nowhere or mean nothing there. */
function planOf(block) {
  const targets = selectedRows();
  const map = gridMap();
  const start = placeOf(targets[0][0]);
  const single = block.length === 1 && block[0].length === 1;
  const height = single ? targets.length : block.length;
  const plan = { changes: [], outside: 0, invalid: 0 };
  for (let down = 0; down < height; down += 1) {
    const width = single ? targets[0].length : block[down].length;
    for (let right = 0; right < width; right += 1) {
      const item = single ? block[0][0] : block[down][right];
      const cell = map.at(start.row + down, start.column + right);
      const content = isCell(cell) ? contentFor(item, cell) : null;
      if (!isCell(cell)) plan.outside += 1;
      else if (content === undefined) plan.invalid += 1;
      else if (!same(content, contentOf(cell))) plan.changes.push({ cell, content });
    }
  }
  return plan;
}

async function paste(event) {
  if (!meansCells() || !settings.canWrite) return;
  event.preventDefault();
  if (event.clipboardData.getData('text/plain') === '' && event.clipboardData.getData('text/html') === '') return;
  const { changes, outside, invalid } = planOf(blockOf(event.clipboardData));
  const remarks = [outside > 0 ? tn('Paste.Outside', outside) : null, invalid > 0 ? tn('Paste.Invalid', invalid) : null].filter(Boolean);
  if (changes.length === 0) {
    showToast(remarks.join('. ') || t('Paste.Same'));
    return;
  }
  if (changes.length === 1 && remarks.length === 0) {
    changeCells(changes, 'Pasted');
    return;
  }
  const { answer } = openDialog({
    title: tn('Paste.Title', changes.length), closeLabel: t('Close'), wide: true,
    body: [
      ...remarks.map((remark) => el('div.flash.flash-warn', {}, el('p', {}, remark))),
      changeTable(changes.map(({ cell, content }) => ({ cell, now: contentOf(cell), then: content }))),
    ],
    buttons: [{ label: t('Cancel'), value: 'cancel' }, { label: t('Paste.Apply'), value: 'paste', primary: true }],
  });
  if (await answer === 'paste') changeCells(changes, 'Pasted');
}

/** Starts listening; once. */
export function startClipboard() {
  document.addEventListener('copy', copy);
  document.addEventListener('cut', (event) => {
    if (copy(event) && settings.canWrite) clearSelected();
  });
  document.addEventListener('paste', paste);
}

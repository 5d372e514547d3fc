// Changes several cells at once (paste, fill, clear): all or nothing, undone from the notice.
import { openDialog } from '../site/dialogs.js';
import { el } from '../site/dom.js';
import { showToast } from '../site/toasts.js';
import { failureOf, request } from './api.js';
import { applyAnswer, describe, showContent, showPhase, storedVersion, tellSaved, titleOf } from './cells.js';
import { convert, emptyContent, same, toRequest } from './content.js';
import { selectedCells, selectedRows } from './grid.js';
import { cellOf, gridMap, keyOf, placeOf } from './gridmap.js';
import { journeyUrl, t, tn } from './page.js';
import { contentOf, isPending, noteSaved, saveCell } from './saving.js';

const mostCells = 500;

/**
 * Writes contents into cells.
 * @param {{cell: HTMLElement, content: Object}[]} wanted
 * @param {string} done key of the text that counts the cells, for the notice.
 * @param {boolean} [canUndo]
 */
export async function changeCells(wanted, done, canUndo = true) {
  const changes = wanted.filter(({ cell, content }) => !same(contentOf(cell), content));
  if (changes.length === 0) return;
  if (changes.length > mostCells) {
    showToast(t('Paste.TooMany'), { bad: true });
    return;
  }
  const before = changes.map(({ cell }) => ({ cell, content: contentOf(cell), html: cell.querySelector('.cell-body')?.innerHTML }));
  const undo = () => changeCells(before.map(({ cell, content }) => ({ cell: cellOf(keyOf(cell)) ?? cell, content })), 'Undone', false);
  const finish = () => showToast(done === 'Undone' ? t('Undone') : tn(done, changes.length), canUndo ? { action: { label: t('Undo'), run: undo } } : {});
  // A cell with an edit on its way has its own queue, and one cell needs no batch.
  if (changes.length === 1 || changes.some(({ cell }) => isPending(cell))) {
    for (const { cell, content } of changes) saveCell(cell, content, { now: true });
    finish();
    return;
  }
  for (const { cell, content } of changes) {
    showContent(cell, content);
    showPhase(cell, 'saving');
  }
  await store(changes.map((change) => ({ ...change, version: storedVersion(change.cell) })), finish, () => restore(before));
}

async function store(changes, finish, giveUp) {
  const cells = changes.map(({ cell, content, version }) => ({
    laneId: Number(cell.dataset.lane), touchpointId: Number(cell.dataset.touchpoint), version, content: toRequest(content) }));
  const answer = await request('PUT', journeyUrl('/cells'), { body: { cells } });
  if (answer.status === 200) {
    for (const stored of answer.cells) {
      const key = `${stored.laneId}-${stored.touchpointId}`;
      const cell = cellOf(key);
      if (!cell) continue;
      applyAnswer(cell, stored);
      showPhase(cell, 'saved');
      tellSaved(key, stored);
    }
    noteSaved();
    finish();
  } else if (answer.status === 412 && answer.conflicts?.length > 0) {
    await decide(changes, answer.conflicts, finish, giveUp);
  } else if (answer.status === 0 || answer.status === 401 || answer.status >= 500) {
    // Not lost: each cell waits in the queue with its own draft.
    for (const { cell, content } of changes) {
      showPhase(cell, null);
      saveCell(cell, content, { now: true });
    }
  } else {
    giveUp();
    showToast(failureOf(answer), { bad: true, seconds: 12 });
  }
}

async function decide(changes, conflicts, finish, giveUp) {
  const found = new Map(conflicts.map((conflict) => [`${conflict.laneId}-${conflict.touchpointId}`, conflict]));
  const rows = changes.filter(({ cell }) => found.has(keyOf(cell)));
  const { answer } = openDialog({
    title: t('Conflict.Many'), closeLabel: t('Close'), wide: true,
    body: [changeTable(rows.map(({ cell, content }) => ({ cell, now: found.get(keyOf(cell)).content, then: content })))],
    buttons: [{ label: t('Cancel'), value: 'cancel' }, { label: t('Conflict.Overwrite'), value: 'write', primary: true }],
  });
  const choice = await answer;
  if (choice === 'write') {
    await store(changes.map((change) => ({ ...change, version: found.get(keyOf(change.cell))?.version ?? change.version })), finish, giveUp);
    return;
  }
  giveUp();
  for (const [key, theirs] of found) if (cellOf(key)) applyAnswer(cellOf(key), theirs);
}

function restore(before) {
  for (const { cell, content, html } of before) {
    showPhase(cell, null);
    showContent(cell, content);
    const body = cell.querySelector('.cell-body');
    if (body && html !== undefined) body.innerHTML = html;
  }
}

/** A table of what cells hold now and what they will hold. */
export function changeTable(rows) {
  return el('div.table-wrap', { tabindex: 0, role: 'region', 'aria-label': t('Paste.Where') }, el('table.table.diff-table', {},
    el('thead', {}, el('tr', {}, ...['Where', 'Now', 'Then'].map((key) => el('th', { scope: 'col' }, t(`Paste.${key}`))))),
    el('tbody', {}, ...rows.map(({ cell, now, then }) => el('tr.diff-mod', {},
      el('td', {}, titleOf(cell)),
      el('td', {}, ...describe(now, cell.dataset.type)),
      el('td', {}, ...describe(then, cell.dataset.type)))))));
}

/** Empties the selected cells. */
export function clearSelected() {
  return changeCells(selectedCells().map((cell) => ({ cell, content: emptyContent })), 'Cleared');
}

/** Sets the basis of the selected cells that hold something. */
export function setBasis(basis) {
  const filled = selectedCells().filter((cell) => cell.dataset.state === 'filled');
  const changes = filled.map((cell) => ({ cell, content: { ...contentOf(cell), basis } }));
  if (changes.length === 1) saveCell(changes[0].cell, changes[0].content, { now: true });
  else changeCells(changes, 'Filled');
}

/**
 * Copies the first column of the selection to the right, or its first row down; one cell alone takes its neighbour's content.
 * @param {'right'|'down'} direction
 */
export function fill(direction) {
  const rows = selectedRows();
  if (rows.length === 0) return;
  const across = direction === 'right';
  const alone = across ? rows[0].length === 1 : rows.length === 1;
  const changes = rows.flatMap((row, at) => row.map((cell, index) => {
    const source = alone ? neighbour(cell, across) : across ? rows[at][0] : rows[0][index];
    if (!source || source === cell) return null;
    const content = convert(contentOf(source), source.dataset.type, cell.dataset.type);
    return content ? { cell, content } : null;
  })).filter(Boolean);
  changeCells(changes, 'Filled');
}

function neighbour(cell, across) {
  const { row, column } = placeOf(cell);
  const source = gridMap().at(across ? row : row - 1, across ? column - 1 : column);
  return source?.matches('td[data-lane]') ? source : null;
}

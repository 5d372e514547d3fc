// Joins the queue to the page: sends edits, shows what became of them in the cell and in the head, guards against loss.
import { DraftStore } from '../site/drafts.js';
import { showToast } from '../site/toasts.js';
import { failureOf, request } from './api.js';
import { applyAnswer, cellButton, showContent, showHeld, showPhase, showTrouble, storedContent, storedVersion, tellSaved } from './cells.js';
import { compareConflict, showConflict, showOrphans } from './conflict.js';
import { toRequest } from './content.js';
import { cellOf, keyOf } from './gridmap.js';
import { announce, clockTime, journeyUrl, settings, t, tn } from './page.js';
import { SaveQueue } from './save-queue.js';

let drafts = null;
let queue = null;
let isOpen = () => false;
let firstWords = null;

/** The address of a cell. */
export const cellUrl = (key) => journeyUrl(`/cells/${key.replace('-', '/')}`);

function send(entry, { keepalive }) {
  return request('PUT', cellUrl(entry.key), { body: toRequest(entry.content), version: entry.version, keepalive });
}

/** What a cell says now: the edit that is on its way, else what is stored. */
export const contentOf = (cell) => queue.get(keyOf(cell))?.content ?? storedContent(cell);

/** Whether an edit of this cell has not arrived yet. */
export const isPending = (cell) => queue.get(keyOf(cell)) !== undefined;

/** Takes an edit over; it goes out after a pause, or at once with `now`. */
export function saveCell(cell, content, { now = false } = {}) {
  const key = keyOf(cell);
  const wasPending = isPending(cell);
  queue.edit(key, content, { version: storedVersion(cell), base: storedContent(cell) });
  if (!isOpen(cell) && (wasPending || isPending(cell))) showContent(cell, contentOf(cell));
  if (now) queue.flush(key);
}

/** Sends what waits for this cell, or for all. */
export const flush = (cell = null, options = undefined) => (cell ? queue.flush(keyOf(cell), options) : queue.flushAll(options));

/** Says in the head that something was saved outside the queue (a batch, the structure, the title). */
export function noteSaved() {
  queue.savedAt = Date.now();
  showSummary();
}

/** Opens the comparison of a cell in conflict; false when it is in none. */
export function compare(cell) {
  const entry = queue.get(keyOf(cell));
  if (entry?.phase !== 'conflict') return false;
  compareConflict(cell, entry, (content) => settle(cell, entry.key, content));
  return true;
}

/** Paints a cell as it stands: its edit that is on its way, or what is stored; after its editor has closed. */
export function repaint(cell) {
  const entry = queue.get(keyOf(cell));
  if (!entry) {
    showHeld(cell);
    return;
  }
  showContent(cell, entry.content);
  changed(entry);
}

/** Paints the cells again whose edits are on their way, after the table was redrawn. */
export function repaintPending() {
  for (const { key } of queue.pending) {
    const cell = cellOf(key);
    if (cell && !isOpen(cell)) repaint(cell);
  }
}

function changed(entry) {
  showSummary();
  const cell = cellOf(entry.key);
  if (!cell) return;
  switch (entry.phase) {
    case 'sending':
      showTrouble(cell, null);
      showPhase(cell, 'saving');
      break;
    case 'offline':
    case 'signed-out':
    case 'refused':
    case 'invalid': {
      showPhase(cell, 'error');
      const retry = cellButton(t('Retry'), () => queue.retry(entry.key));
      showTrouble(cell, failureOf(entry), ...(entry.phase === 'invalid' ? [] : [retry]));
      break;
    }
    case 'conflict':
      showPhase(cell, 'conflict');
      showConflict(cell, entry, isOpen(cell), (content) => settle(cell, entry.key, content));
      break;
    case 'gone':
      showTrouble(cell, null);
      cell.querySelector('.conflict')?.remove();
      if (cell.dataset.edit !== 'saved' && cell.dataset.edit !== 'editing') showPhase(cell, null);
      break;
    default:
      break;
  }
}

function settle(cell, key, content) {
  cell.querySelector('.conflict')?.remove();
  cell.querySelector('.cell-body')?.removeAttribute('hidden');
  showTrouble(cell, null);
  delete cell.dataset.edit;
  if (content !== null) showContent(cell, content);
  queue.resolve(key, content);
  if (!isOpen(cell)) cell.focus();
}

function saved(key, answer, isLast) {
  const cell = cellOf(key);
  if (!cell) return;
  applyAnswer(cell, answer, isOpen(cell) || !isLast);
  showPhase(cell, 'saved');
  tellSaved(key, answer);
}

/** Shows the state of the whole in the head of the page. */
function showSummary() {
  const element = document.getElementById('save-state');
  if (!element) return;
  const counts = queue.summary();
  // Until this page has saved something itself, it says what the server said.
  firstWords ??= element.textContent;
  const [state, words] = describeSummary(counts);
  const text = words ?? firstWords;
  element.dataset.state = state;
  if (element.textContent !== text) element.textContent = text;
}

function describeSummary(counts) {
  if (counts['signed-out'] > 0) return ['error', t('SignedOut.Short')];
  if (counts.offline > 0 || (!navigator.onLine && counts.total > 0)) return ['offline', tn('Offline', counts.total)];
  if (counts.conflict > 0) return ['error', tn('Conflict.State', counts.conflict)];
  if (counts.invalid + counts.refused > 0) return ['error', t('NotSaved')];
  if (counts.total > 0) return ['saving', t('Saving')];
  return ['saved', queue.savedAt === null ? null : t('Saved', clockTime(queue.savedAt))];
}

function restoreDrafts() {
  const found = drafts.list();
  const here = found.filter((draft) => cellOf(draft.key));
  const lost = found.filter((draft) => !cellOf(draft.key));
  if (here.length > 0) {
    queue.restore(here);
    for (const { key, content } of here) showContent(cellOf(key), content);
    showToast(tn('Restored', here.length));
  }
  if (lost.length > 0) {
    const forget = () => lost.forEach((draft) => drafts.remove(draft.key));
    showToast(t('Orphans'), { seconds: 30, action: { label: t('Show'), run: () => showOrphans(lost, forget) } });
  }
}

function guard(event) {
  const { total, waiting, sending } = queue.summary();
  queue.flushAll({ keepalive: true });
  // What only waited for its pause has just been sent; anything else would be left behind.
  if (total > waiting + sending || (total > 0 && !navigator.onLine)) event.preventDefault();
}

/**
 * Starts saving; once.
 * @param {function(HTMLElement): boolean} editorIsOpen whether somebody is writing in a cell right now.
 */
export function startSaving(editorIsOpen) {
  isOpen = editorIsOpen;
  drafts = new DraftStore(localStorage, settings.user, settings.journey);
  queue = new SaveQueue({ send, drafts });
  queue.onChange = changed;
  queue.onSaved = saved;
  addEventListener('beforeunload', guard);
  addEventListener('online', () => queue.retry());
  addEventListener('offline', showSummary);
  addEventListener('focus', () => queue.retry());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') queue.flushAll({ keepalive: true });
    else queue.retry();
  });
  document.addEventListener('cx:cell-changed', ({ detail }) => {
    const cell = cellOf(`${detail.laneId}-${detail.touchpointId}`);
    if (!cell) return;
    applyAnswer(cell, detail, isOpen(cell) || isPending(cell));
    cell.classList.add('is-fresh');
    setTimeout(() => cell.classList.remove('is-fresh'), 1000);
    announce(t('Refreshed'));
  });
  if (settings.canWrite) restoreDrafts();
}

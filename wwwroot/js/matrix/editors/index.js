// Edit mode: opens the editor that fits a cell, saves while it is open, closes it by key or when the focus leaves.
import { announce, settings, t } from '../page.js';
import { showPhase } from '../cells.js';
import { normalize } from '../content.js';
import { focusCell, moveFocus } from '../grid.js';
import { isCell } from '../gridmap.js';
import { compare, contentOf, flush, repaint, saveCell } from '../saving.js';
import { nextBasis } from './basis.js';
import { chipsEditor } from './chips.js';
import { emotionEditor } from './emotion.js';
import { tabStops } from './floating.js';
import { needEditor, prefersParts } from './need.js';
import { textEditor } from './text.js';

/**
 * What every editor offers.
 * @typedef {Object} Editor
 * @property {function(): Object} value the content as it stands.
 * @property {function(Element): boolean} contains whether an element belongs to it, so that focus there does not close it.
 * @property {function(): string} basis
 * @property {function(string): void} setBasis
 * @property {function(): void} close takes it out of the page.
 * @property {HTMLElement} [pop] its window, where it has one.
 * @property {HTMLInputElement} [slider] the slider that stays in the cell.
 * @property {function(number): void} [setLevel]
 * @property {function(): Element[]} [stops] what Tab walks through before it leaves, if not all of the window.
 */

let active = null;

/** The cell that is being edited; null in navigation mode. */
export const editedCell = () => active?.cell ?? null;

/** Whether this cell is being edited. */
export const isEditing = (cell) => active?.cell === cell;

/**
 * Opens the editor of a cell. A cell in conflict shows the comparison instead.
 * @param {HTMLElement} cell
 * @param {{replace?: boolean}} [options] `replace`: the person began to type over a text.
 */
export function openEditor(cell, options = {}) {
  if (!settings.canWrite || !isCell(cell)) {
    if (isCell(cell)) announce(t('ReadOnly'));
    return;
  }
  if (isEditing(cell) || compare(cell)) return;
  closeEditor();
  start(cell, normalize(contentOf(cell)), normalize(contentOf(cell)), options);
}

function start(cell, initial, content, options) {
  showPhase(cell, null);
  cell.dataset.edit = 'editing';
  active = { cell, initial, editor: null };
  const hooks = {
    change: (value) => saveCell(cell, value),
    template: () => swap(cell, (value) => ({ ...value, need: { when: null, want: value.text, soThat: null, importance: null }, text: null })),
    plain: (value) => swap(cell, () => value),
  };
  active.editor = editorFor(cell, content)(cell, content, hooks, options);
}

function editorFor(cell, content) {
  switch (cell.dataset.type) {
    case 'emotion': return emotionEditor;
    case 'screen':
    case 'team': return chipsEditor;
    case 'need': return prefersParts(content) ? needEditor : textEditor;
    default: return textEditor;
  }
}

/** Changes between the two editors of a need without leaving edit mode. */
function swap(cell, change) {
  const { editor, initial } = active;
  const content = change(editor.value());
  active = null;
  editor.close();
  start(cell, initial, content.need ? { ...content, need: { ...content.need } } : content, {});
  saveCell(cell, content);
}

/**
 * Closes the open editor and saves.
 * @param {Object} [options]
 * @param {boolean} [options.cancel] puts back what was there when it was opened, even if it was saved meanwhile.
 * @param {string|null} [options.move] where the focus goes from the cell (see moves.js); undefined leaves the focus alone.
 */
export function closeEditor({ cancel = false, move = undefined } = {}) {
  if (!active) return;
  const { cell, editor, initial } = active;
  const content = cancel ? initial : editor.value();
  active = null;
  editor.close();
  delete cell.dataset.edit;
  saveCell(cell, content, { now: true });
  repaint(cell);
  if (move === undefined) return;
  focusCell(cell);
  if (move) moveFocus(move);
}

/** Sets an emotion with a number key while its editor is open; false when another editor is. */
export function setOpenLevel(level) {
  active?.editor.setLevel?.(level);
  return Boolean(active?.editor.setLevel);
}

function onKey(event) {
  if (!active || event.isComposing || event.defaultPrevented || !active.editor.contains(event.target)) return;
  const { editor } = active;
  const inMultiline = event.target.matches('textarea') && event.shiftKey;
  const isButton = event.target.matches('button');
  const control = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') closeEditor({ cancel: true, move: null });
  else if (event.key === 'Enter' && control) closeEditor({ move: 'down' });
  else if (event.key === 'Enter' && !inMultiline && !isButton && !event.altKey) closeEditor({ move: null });
  else if (event.key === 'Tab') {
    if (tabInside(event, editor)) return;
    closeEditor({ move: event.shiftKey ? 'previous' : 'next' });
  } else if (event.code === 'Period' && control) {
    const next = nextBasis(editor.basis());
    editor.setBasis(next);
    announce(t('Basis.Now', t(`Basis.${next}`)));
  } else if (editor.slider === event.target && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
    const { cell } = active;
    closeEditor({ move: event.key === 'ArrowLeft' ? 'left' : 'right' });
    const next = document.activeElement;
    openEditor(isCell(next) ? next : cell);
  } else if (/^[1-5]$/.test(event.key) && editor.setLevel && !event.target.matches('textarea') && !control && !event.altKey) {
    editor.setLevel(Number(event.key) - 3);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Lets Tab walk through a window; true when it stays inside. */
function tabInside(event, editor) {
  if (!editor.pop) return false;
  const stops = editor.stops?.() ?? [...(editor.slider ? [editor.slider] : []), ...tabStops(editor.pop)];
  const radios = stops.filter((stop) => stop.type === 'radio');
  const reachable = stops.filter((stop) => stop.type !== 'radio' || stop === (radios.find((radio) => radio.checked) ?? radios[0]));
  const next = reachable[reachable.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  if (!next) return false;
  event.preventDefault();
  next.focus();
  return true;
}

/** Starts listening; once. */
export function startEditors() {
  document.addEventListener('keydown', onKey);
  document.addEventListener('focusout', (event) => {
    if (!active?.editor || !active.editor.contains(event.target)) return;
    const to = event.relatedTarget;
    if (to && active.editor.contains(to)) return;
    const { cell } = active;
    flush(cell);
    // Another window or tab: the editor waits for the return. A dialog over it: so too.
    if (!to && (!document.hasFocus() || document.activeElement === event.target)) return;
    if (to?.closest('dialog')) return;
    setTimeout(() => {
      if (isEditing(cell) && !active.editor.contains(document.activeElement) && document.hasFocus() && !document.querySelector('dialog[open]')) closeEditor();
    });
  });
}

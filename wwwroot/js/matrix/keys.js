// The keyboard in navigation mode. In edit mode the keys belong to the editor (editors/index.js).
import { createKeybindingsHandler } from '../../lib/tinykeys/dist/tinykeys.module.js';
import { isTyping } from '../site/dom.js';
import { clearSelected, fill, setBasis } from './batch.js';
import { forgetCopied } from './clipboard.js';
import { openPalette, openSheet } from './commands.js';
import { isEmpty } from './content.js';
import { editedCell, openEditor } from './editors/index.js';
import { nextBasis } from './editors/basis.js';
import { setLevel } from './emotion.js';
import { clearSelection, currentCell, focusCell, hasSelection, moveFocus, selectAll } from './grid.js';
import { isCell, placeOf } from './gridmap.js';
import { openMenu, rename } from './heads.js';
import { meaningOf } from './letters.js';
import { announce, host, settings, t } from './page.js';
import { closePanel, openComments, openPanel } from './panel.js';
import { contentOf, flush } from './saving.js';
import { openSearch } from './search.js';
import { kindOf, moveByKey } from './structure.js';

const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Does it and keeps the browser from doing its own. */
const bind = (run) => (event) => {
  event.preventDefault();
  run(event);
};

function bindings() {
  const map = {};
  for (const [key, direction] of Object.entries(arrows)) {
    map[key] = bind(() => moveFocus(direction));
    map[`Shift+${key}`] = bind(() => moveFocus(direction, true));
    map[`$mod+${key}`] = bind(() => moveFocus(`fill-${direction}`));
    map[`$mod+Shift+${key}`] = bind(() => moveFocus(`fill-${direction}`, true));
    map[`Alt+${key}`] = bind(() => { if (settings.canWrite) moveByKey(direction); });
  }
  for (const [key, plain, control] of [['Home', 'row-start', 'start'], ['End', 'row-end', 'end']]) {
    map[key] = bind(() => moveFocus(plain));
    map[`Shift+${key}`] = bind(() => moveFocus(plain, true));
    map[`$mod+${key}`] = bind(() => moveFocus(control));
    map[`$mod+Shift+${key}`] = bind(() => moveFocus(control, true));
  }
  return {
    ...map,
    Enter: bind(enter),
    F2: bind(() => (kindOf(currentCell()) ? rename(currentCell()) : openEditor(currentCell()))),
    Escape: bind(escape),
    '$mod+Enter': bind(() => moveFocus('down')),
    Delete: bind(() => { if (settings.canWrite) clearSelected(); }),
    Backspace: bind(() => { if (settings.canWrite) clearSelected(); }),
    '$mod+KeyA': bind(selectAll),
    '$mod+KeyR': bind(() => { if (settings.canWrite) fill('right'); }),
    '$mod+KeyD': bind(() => { if (settings.canWrite) fill('down'); }),
    '$mod+Period': bind(turnBasis),
    ContextMenu: bind(menu),
    'Shift+F10': bind(menu),
  };
}

function enter() {
  const cell = currentCell();
  const kind = kindOf(cell);
  if (kind === 'touchpoint') openPanel({ touchpoint: cell.dataset.touchpoint }, cell);
  else if (kind) openMenu(cell);
  else openEditor(cell);
}

function escape() {
  const hadMark = forgetCopied();
  if (!clearSelection() && !hadMark) closePanel();
}

function menu() {
  const cell = currentCell();
  if (kindOf(cell)) openMenu(cell);
  else openPalette();
}

function turnBasis() {
  const cell = currentCell();
  if (!settings.canWrite || !isCell(cell)) return;
  const basis = nextBasis(contentOf(cell).basis);
  setBasis(basis);
  announce(t('Basis.Now', t(`Basis.${basis}`)));
}

/** A single key: search, the sheet of keys, comments, a level, or the beginning of a text. */
function character(event) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  const cell = currentCell();
  const meaning = meaningOf(event, {
    type: isCell(cell) ? cell.dataset.type : undefined,
    isEmpty: isCell(cell) && isEmpty(contentOf(cell)),
    isSelection: hasSelection(), canWrite: settings.canWrite, letterKeys: settings.letterKeys,
  });
  if (meaning === 'none') return;
  if (meaning === 'write') {
    // The character itself goes into the field that opens here.
    openEditor(cell, { replace: true });
    return;
  }
  event.preventDefault();
  if (meaning === 'search') openSearch();
  else if (meaning === 'sheet') openSheet();
  else if (meaning === 'comments') openComments(cell);
  else if (meaning === 'level') setLevel(Number(event.key) - 3);
  else enter();
}

/** A control inside a cell or head has the focus: only Escape and moving are ours. */
function onControl(event, cell) {
  if (event.key === 'Escape') bind(() => focusCell(cell))(event);
  else if (event.altKey && arrows[event.key] && settings.canWrite) bind(() => moveByKey(arrows[event.key]))(event);
}

function onGrid(handler) {
  return (event) => {
    if (event.defaultPrevented || event.isComposing || editedCell()) return;
    const cell = event.target.closest('td, th');
    if (!cell || !placeOf(cell)) return;
    if (event.target !== cell) {
      if (!isTyping(event.target)) onControl(event, cell);
      return;
    }
    handler(event);
    if (!event.defaultPrevented) character(event);
  };
}

/** Starts listening; once. */
export function startKeys() {
  host.addEventListener('keydown', onGrid(createKeybindingsHandler(bindings())));
  document.addEventListener('keydown', createKeybindingsHandler({
    '$mod+KeyK': bind(openPalette),
    '$mod+KeyS': bind(() => flush()),
  }));
  document.addEventListener('keydown', (event) => {
    const isFree = event.target === document.body || event.target.id === 'main';
    if (!event.defaultPrevented && isFree && settings.letterKeys && (event.key === '/' || event.key === '?')) {
      event.preventDefault();
      if (event.key === '/') openSearch();
      else openSheet();
    }
  });
}

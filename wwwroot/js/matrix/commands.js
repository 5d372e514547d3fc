// All that can be done in the matrix by name: the command list (Ctrl+K) and the sheet of keys (?).
import { openDialog } from '../site/dialogs.js';
import { el } from '../site/dom.js';
import { suggestions } from '../site/suggestions.js';
import { clearSelected, fill, setBasis } from './batch.js';
import { currentCell, focusCell } from './grid.js';
import { isCell } from './gridmap.js';
import { addLane } from './head-dialogs.js';
import { actsOf } from './heads.js';
import { announce, settings, t, tn } from './page.js';
import { openComments, openPanel } from './panel.js';
import { openSearch } from './search.js';
import { headsOf, idOf, kindOf, titleOf } from './structure.js';
import { fitWidth, setZoom, toggleDensity, toggleEvidence, zoomSteps } from './view.js';

const control = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘' : 'Ctrl';

/** The keys of the grid, by what they do. */
function keyRows() {
  const rows = [
    ['← ↑ → ↓', 'Move'], [`${control} ← ↑ → ↓`, 'Filled'], ['Home, End', 'Row'], [`${control} Home, ${control} End`, 'Corner'],
    ['Shift ← ↑ → ↓', 'Select'], ['Enter', 'Edit'], ['F2', 'Rename'], ['Esc', 'Cancel'], [`${control} Enter`, 'Down'],
    ['Tab, Shift Tab', 'Next'], ['Shift Enter', 'Line'], ['Delete', 'Clear'], [`${control} C, ${control} X, ${control} V`, 'Copy'],
    [`${control} R, ${control} D`, 'Fill'], ['Alt ← →', 'MoveColumn'], ['Alt ↑ ↓', 'MoveRow'], ['1 … 5', 'Emotion'],
    [`${control} .`, 'Basis'], ['C', 'CommentsHere'], ['/', 'Search'], [`${control} K`, 'Palette'], ['?', 'Sheet'],
  ];
  const reading = new Set(['Move', 'Filled', 'Row', 'Corner', 'Select', 'Cancel', 'Comments', 'Search', 'Palette', 'Sheet', 'Copy']);
  return settings.canWrite ? rows : rows.filter(([, name]) => reading.has(name));
}

/** Shows all keys. */
export function openSheet() {
  openDialog({
    title: t('Keys'), closeLabel: t('Close'), wide: true,
    body: [
      settings.letterKeys ? null : el('p.muted', {}, t('Keys.Letters')),
      el('dl.facts.keys', {}, ...keyRows().map(([keys, name]) => el('div', {},
        el('dt', {}, ...keys.split(', ').flatMap((key, index) => [index ? ' ' : null, el('kbd', {}, key)])), el('dd', {}, t(`Keys.${name}`))))),
    ].filter(Boolean),
  });
}

function cellCommands() {
  const cell = currentCell();
  if (!isCell(cell)) return kindOf(cell) ? actsOf(cell).map((act) => ({ ...act, note: titleOf(cell) })) : [];
  const head = document.getElementById(`t${cell.dataset.touchpoint}`);
  const reading = [
    { label: t('Keys.Comments'), keys: 'C', run: () => openComments(cell) },
    { label: t('Keys.Card'), note: titleOf(head), run: () => openPanel({ touchpoint: cell.dataset.touchpoint }, cell) },
  ];
  if (!settings.canWrite) return reading;
  return [
    ...reading,
    ...['unknown', 'assumed', 'observed'].map((basis) => ({ label: t('Basis.Now', t(`Basis.${basis}`)), keys: `${control} .`, run: () => setBasis(basis) })),
    { label: t('Keys.Clear'), keys: 'Delete', run: clearSelected },
    { label: t('Fill.Right'), keys: `${control} R`, run: () => fill('right') },
    { label: t('Fill.Down'), keys: `${control} D`, run: () => fill('down') },
    ...actsOf(head).map((act) => ({ ...act, note: titleOf(head) })),
  ];
}

function pageCommands() {
  const links = [...document.querySelectorAll('.head-actions a[href]')].map((link) => ({ label: link.textContent.trim(), run: () => link.click() }));
  return [
    ...(settings.canWrite ? [{ label: t('Lane.Title'), run: () => addLane(headsOf('lane').at(-1) ?? null) }] : []),
    { label: t('Search'), keys: '/', run: openSearch },
    ...zoomSteps.map((step) => ({ label: t('View.Zoom', step), run: () => setZoom(step) })),
    { label: t('View.Fit'), run: fitWidth },
    { label: t('View.Density'), run: toggleDensity },
    { label: t('View.Evidence'), run: toggleEvidence },
    { label: t('Keys'), keys: '?', run: openSheet },
    ...links,
    ...['stage', 'touchpoint', 'lane'].flatMap(headsOf).map((head) => ({ label: t('Palette.Go', titleOf(head)), id: idOf(head), run: () => focusCell(head) })),
  ];
}

/** Adds the button that opens the command list, for those who do not know its keys; once. */
export function startCommands() {
  const button = el('button.btn.btn-quiet.btn-sm.only-wide', { type: 'button', 'aria-keyshortcuts': 'Control+K', onclick: openPalette },
    t('Palette'), el('kbd', { 'aria-hidden': 'true' }, `${control} K`));
  const counts = document.querySelector('.toolbar > .push');
  if (counts) counts.before(button);
  else document.querySelector('.toolbar')?.append(button);
}

/** Opens the list of commands and destinations. */
export async function openPalette() {
  if (document.querySelector('dialog[open]')) return;
  const all = [...cellCommands(), ...pageCommands()];
  const cell = currentCell();
  let chosen = null;
  const input = el('input', { 'aria-label': t('Palette.Find'), placeholder: t('Palette.Find') });
  const list = suggestions(input, {
    label: t('Palette'), none: t('Search.None'),
    find: async (query) => {
      const words = query.toLocaleLowerCase().split(/\s+/);
      return all.filter((item) => words.every((word) => `${item.label} ${item.note ?? ''}`.toLocaleLowerCase().includes(word)))
        .map((item) => ({ label: item.label, note: item.note ?? item.keys ?? '', item }));
    },
    found: (count) => announce(count > 0 ? tn('Chips.Found', count) : t('Search.None')),
    choose: ({ item }) => {
      chosen = item;
      dialog.close('run');
    },
  });
  const { dialog, answer } = openDialog({ title: t('Palette'), closeLabel: t('Close'), body: [el('div.combo.palette', {}, input, list.element)] });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || !list.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.focus();
  input.dispatchEvent(new Event('input'));
  await answer;
  if (!chosen) return;
  if (cell?.isConnected) focusCell(cell);
  chosen.run();
}

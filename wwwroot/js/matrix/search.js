// Finds words in the matrix: marks what holds them and walks from one to the next.
import { el, icon } from '../site/dom.js';
import { focusCell, currentCell } from './grid.js';
import { gridMap } from './gridmap.js';
import { announce, host, t } from './page.js';

let input = null;
let count = null;
let found = [];
let at = -1;

const plain = (text) => text.toLocaleLowerCase().replaceAll('ё', 'е').trim();

function mark() {
  for (const cell of host.querySelectorAll('.is-found')) cell.classList.remove('is-found');
  const question = plain(input.value);
  found = question === '' ? [] : [...new Set(gridMap().cells.flat())].filter((cell) => plain(cell.querySelector('.cell-body, .th-name, .lane-name')?.textContent ?? '').includes(question));
  for (const cell of found) cell.classList.add('is-found');
  at = -1;
  show();
}

function show() {
  const text = plain(input.value) === '' ? '' : found.length === 0 ? t('Search.None') : t('Search.Found', Math.max(at, 0) + 1, found.length);
  count.textContent = text;
}

function go(by) {
  if (found.length === 0) return;
  at = (at + by + found.length) % found.length;
  found[at].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  for (const cell of host.querySelectorAll('.is-found-now')) cell.classList.remove('is-found-now');
  found[at].classList.add('is-found-now');
  show();
  announce(`${found[at].textContent.trim().slice(0, 80)}. ${t('Search.Found', at + 1, found.length)}`);
}

function leave() {
  const target = found[at] ?? currentCell();
  input.value = '';
  mark();
  for (const cell of host.querySelectorAll('.is-found-now')) cell.classList.remove('is-found-now');
  if (target) focusCell(target);
}

/** Puts the focus into the search field. */
export function openSearch() {
  input?.focus();
  input?.select();
}

/** Adds the field to the toolbar, unless the page has one; once. */
export function startSearch() {
  const toolbar = document.querySelector('.toolbar');
  if (!toolbar) return;
  input = toolbar.querySelector('[data-grid-search]') ?? el('input', { type: 'search', 'aria-label': t('Search'), placeholder: t('Search') });
  count = el('span.muted.small.only-wide');
  if (!input.isConnected) {
    const box = el('div.search.search-sm.only-wide', { role: 'search' }, icon('search'), input);
    const place = toolbar.querySelector('.push');
    if (place) place.before(box);
    else toolbar.append(box);
  }
  input.closest('.search').after(count);
  input.addEventListener('input', mark);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') leave();
    else if (event.key === 'ArrowDown' && found.length > 0) focusCell(found[Math.max(at, 0)]);
    else return;
    event.preventDefault();
  });
  host.addEventListener('cx:grid-redrawn', () => { if (input.value) mark(); });
}

// The panel beside the matrix: opens cards and comments by htmx, keeps the address in step, can be made wider.
/* global htmx */
import { el } from '../site/dom.js';
import { showToast } from '../site/toasts.js';
import { currentCell, focusCell } from './grid.js';
import { announce, journeyUrl, remember, remembered, t } from './page.js';

const narrowest = 320;
const step = 24;
const panel = () => document.getElementById('panel');
let opener = null;

const urlOf = ({ touchpoint, comments }) => (comments ? journeyUrl(`/comments/${comments}`) : journeyUrl(`/touchpoints/${touchpoint}/card`));

/** The address of the page with this in the panel; nothing closes it. */
function pageUrl(what = {}) {
  const url = new URL(location.href);
  for (const name of ['touchpoint', 'comments', 'archive', 'cell']) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(what)) url.searchParams.set(name, value);
  return url;
}

/** Scrolls the grid to the column or cell that the panel is about: beside the panel there is room for fewer of them. */
function bringIntoView({ touchpoint, comments }) {
  const place = document.getElementById(comments ? `c${comments}` : `t${touchpoint}`);
  place?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The touchpoint whose card the panel shows. */
const cardIn = (element) => element.querySelector('[data-card]')?.dataset.card;

/** What the address says is in the panel; null when nothing is. */
function askedFor() {
  const asked = new URL(location.href).searchParams;
  const [touchpoint, comments] = [asked.get('touchpoint'), asked.get('comments')];
  if (comments) return { comments };
  return touchpoint ? { touchpoint } : null;
}

/**
 * Shows a card or the comments of a cell.
 * @param {{touchpoint?: number|string, comments?: string}} what
 * @param {HTMLElement|null} from gets the focus back when the panel closes.
 * @param {Object} [options] `push` adds it to the history, `focus` moves the focus into the panel.
 */
export async function openPanel(what, from = null, { push = true, focus = true } = {}) {
  opener = from ?? opener;
  const element = panel();
  element.setAttribute('aria-busy', 'true');
  element.hidden = false;
  const isLoaded = await htmx.ajax('GET', urlOf(what), { target: '#panel', swap: 'innerHTML' }).then(() => !element.dataset.failed, () => false);
  element.removeAttribute('aria-busy');
  delete element.dataset.failed;
  if (!isLoaded) {
    element.hidden = element.childElementCount === 0;
    showToast(t('Panel.Failed'), { bad: true });
    return;
  }
  if (push) history.pushState({ panel: what }, '', pageUrl(what));
  if (what.comments) bringIntoView(what);
  const heading = element.querySelector('h2');
  announce(heading?.textContent.trim() ?? '');
  if (focus && heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** Closes the panel; false when it was closed. */
export function closePanel({ push = true } = {}) {
  const element = panel();
  if (!element || element.hidden) return false;
  const hadFocus = element.contains(document.activeElement);
  element.hidden = true;
  element.replaceChildren();
  if (push) history.pushState({}, '', pageUrl());
  const back = opener?.isConnected ? opener : currentCell();
  opener = null;
  if (hadFocus && back) {
    if (back.matches('td, th')) focusCell(back);
    else back.focus();
  }
  return true;
}

/** Opens the comments of a cell. */
export const openComments = (cell) => openPanel({ comments: `${cell.dataset.lane}-${cell.dataset.touchpoint}` }, cell);

function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = event.target.closest('a[href]');
  if (!link) return;
  const url = new URL(link.href, location.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname) return;
  const [touchpoint, comments] = ['touchpoint', 'comments'].map((name) => url.searchParams.get(name));
  const inGrid = link.closest('#matrix-host');
  if (inGrid && (touchpoint || comments)) {
    event.preventDefault();
    openPanel(comments ? { comments } : { touchpoint }, link.closest('td, th'), { focus: event.detail === 0 });
  } else if (link.closest('#panel .panel-head') && !touchpoint && !comments) {
    event.preventDefault();
    closePanel();
  }
}

/** Shows what the address says, after the browser's back and forward. */
function restore() {
  const asked = askedFor();
  if (asked) openPanel(asked, null, { push: false, focus: false });
  else closePanel({ push: false });
}

function addGrip() {
  const element = panel();
  if (element.querySelector('.panel-grip') || element.childElementCount === 0) return;
  const grip = el('div.panel-grip', { role: 'separator', tabindex: 0, 'aria-orientation': 'vertical', 'aria-label': t('Panel.Resize'), 'aria-controls': 'panel', 'aria-valuemin': narrowest });
  const resize = (width) => {
    const most = Math.floor(innerWidth / 2);
    const next = Math.round(Math.max(narrowest, Math.min(width, most)));
    element.style.setProperty('--panel-w', `${next}px`);
    grip.setAttribute('aria-valuenow', String(next));
    grip.setAttribute('aria-valuemax', String(most));
    remember('panel', next);
  };
  const width = () => element.getBoundingClientRect().width;
  grip.setAttribute('aria-valuenow', String(Math.round(width())));
  grip.addEventListener('keydown', (event) => {
    const by = { ArrowLeft: step, ArrowRight: -step }[event.key];
    const to = { Home: narrowest, End: innerWidth }[event.key] ?? (by && width() + by);
    if (to === undefined) return;
    event.preventDefault();
    resize(to);
  });
  grip.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const right = element.getBoundingClientRect().right;
    grip.onpointermove = (move) => resize(right - move.clientX);
    grip.onpointerup = () => { grip.onpointermove = null; };
  });
  element.prepend(grip);
}

/** Starts listening; once. */
export function startPanel() {
  const element = panel();
  if (!element) return;
  // htmx would copy style attributes from the old content to the new, which the security policy forbids.
  htmx.config.attributesToSettle = ['class', 'width', 'height'];
  const width = remembered('panel', null);
  if (Number.isFinite(width)) element.style.setProperty('--panel-w', `${Math.max(narrowest, width)}px`);
  addGrip();
  const asked = askedFor();
  if (asked) bringIntoView(asked);
  let shown = cardIn(element);
  new MutationObserver(() => {
    addGrip();
    const card = cardIn(element);
    if (card && card !== shown) bringIntoView({ touchpoint: card });
    shown = card;
  }).observe(element, { childList: true });
  document.addEventListener('click', follow);
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target.closest('dialog, [aria-expanded="true"]')) return;
    event.preventDefault();
    closePanel();
  });
  addEventListener('popstate', restore);
  for (const name of ['htmx:responseError', 'htmx:sendError']) element.addEventListener(name, () => { element.dataset.failed = ''; });
}

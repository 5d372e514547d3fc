// The content of the panel beside the matrix: the card of a touchpoint or the comments of a cell.
// The grid opens and closes the panel; here its forms and links work without leaving the page.
import { showToast } from '../site/toasts.js';
import { startCard, startShortcut } from './card.js';
import { isDirty, isFragment, putBack, refusalOf, remember, send, typedIn } from './forms.js';
import { drawPictures, startPictures } from './pictures.js';
import { tellCard, tellComments, versionsOf } from './tell.js';

const panel = document.getElementById('panel');

/** Asks before typed words are left; true to go on. */
function mayLeave() {
  const words = panel.querySelector('[data-warning]')?.dataset.warning;
  return panel.hidden || !words || !isDirty(panel) || confirm(words);
}

/** Adds to what was just drawn what scripts add. */
function prepare() {
  if (panel.childElementCount === 0) return;
  startCard(panel);
  drawPictures(panel);
  remember(panel);
  for (const flash of panel.querySelectorAll('.flash-good')) {
    const form = flash.querySelector('form');
    const action = form ? { label: form.textContent.trim(), run: () => submit(form, null) } : null;
    showToast(flash.querySelector('p').textContent.trim(), { action });
    flash.remove();
  }
}

const template = (html) => {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  return holder.content;
};

/** Draws the panel anew; the tab in view and the place in it stay. */
function draw(html, sent) {
  const typed = sent ? typedIn(panel, sent) : [];
  const top = panel.querySelector('.panel-body')?.scrollTop ?? 0;
  panel.dataset.tab = (sent && panel.querySelector('[data-tabs]')?.dataset.shown) || '';
  if (!panel.dataset.tab) delete panel.dataset.tab;
  watcher.disconnect();
  panel.replaceChildren(template(html));
  prepare();
  watch();
  putBack(panel, typed);
  const body = panel.querySelector('.panel-body');
  if (sent && body) body.scrollTop = top;
  (panel.querySelector('.panel-body [tabindex="-1"][role="alert"]') ?? panel.querySelector('[aria-invalid="true"]'))?.focus();
}

async function submit(form, submitter) {
  const before = versionsOf(panel);
  form.setAttribute('aria-busy', 'true');
  submitter?.setAttribute('aria-busy', 'true');
  const answer = await send(form, submitter);
  form.removeAttribute('aria-busy');
  submitter?.removeAttribute('aria-busy');
  if (!isFragment(answer)) {
    showToast(refusalOf(panel, answer), { bad: true });
    return;
  }
  draw(answer.html, form);
  if (answer.status === 200) tellCard(panel, before);
  tellComments(panel);
}

/** Loads another part into the panel and gives the page its address. */
async function follow(link) {
  try {
    const response = await fetch(link.dataset.fragment, { headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' } });
    if (!response.ok) throw new Error(String(response.status));
    draw(await response.text(), null);
    const url = new URL(location.href);
    const wanted = new URL(link.href).searchParams;
    for (const name of ['touchpoint', 'comments', 'show', 'cell', 'archive']) url.searchParams.delete(name);
    for (const [name, value] of wanted) url.searchParams.set(name, value);
    history.pushState({}, '', url);
    panel.querySelector('h2')?.focus();
  } catch (error) {
    console.warn('The panel could not be loaded.', error);
    location.assign(link.href);
  }
}

/** Stands before the grid's own listeners: they close and replace the panel without asking. */
function guard(event) {
  const link = event.target.closest?.('a[href]');
  const leaves = event.type === 'keydown'
    ? event.key === 'Escape' && panel.contains(event.target) && !event.target.closest('dialog')
    : link && (link.closest('[data-panel-close], [data-fragment]') || (link.closest('#matrix-host') && /[?&](touchpoint|comments)=/.test(link.search)));
  if (leaves && !mayLeave()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

const watcher = new MutationObserver((changes) => {
  if (changes.some((change) => [...change.addedNodes].some((node) => node.matches?.('.panel-head')))) prepare();
});

function watch() {
  watcher.observe(panel, { childList: true });
}

function start() {
  document.addEventListener('click', guard, true);
  document.addEventListener('keydown', guard, true);
  panel.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-fragment]');
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    follow(link);
  });
  startPictures(panel);
  startShortcut(panel);
  panel.addEventListener('submit', (event) => {
    if (event.target.method !== 'post') return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.target.hasAttribute('aria-busy')) submit(event.target, event.submitter);
  });
  addEventListener('beforeunload', (event) => {
    if (!panel.hidden && isDirty(panel)) event.preventDefault();
  });
  document.addEventListener('cx:cell-saved', ({ detail }) => {
    const card = panel.querySelector('[data-card]');
    if (card?.dataset.card === String(detail.touchpointId) && !isDirty(panel)) reload();
  });
  prepare();
  watch();
}

/** Draws what is shown once more, after the grid stored something of it. */
async function reload() {
  const url = panel.querySelector('[data-card]')?.dataset.url;
  const response = url && await fetch(url, { headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' } });
  if (response?.ok && !isDirty(panel) && !panel.contains(document.activeElement)) {
    panel.dataset.tab = panel.querySelector('[data-tabs]')?.dataset.shown ?? '';
    watcher.disconnect();
    panel.replaceChildren(template(await response.text()));
    prepare();
    watch();
  }
}

if (panel) start();

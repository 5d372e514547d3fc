// The builder of surveys without page loads: every form of it is sent in the background, and the builder is drawn anew from the answer.
// Without this script the same forms and links work as pages.
import { showToast, toastFlashes } from '../site/toasts.js';
import { isFragment, send } from '../panel/forms.js';
import { iconButton } from '../site/dom.js';

const root = document.getElementById('builder');
const preview = document.getElementById('live-preview');
let snapshot = '';

const openForm = () => root.querySelector('form[data-question]');
const state = (form) => (form ? JSON.stringify([...new FormData(form)].filter(([name]) => !name.startsWith('__'))) : '');
const isDirty = () => state(openForm()) !== snapshot;

function refreshPreview() {
  if (preview && getComputedStyle(preview.parentElement.parentElement).gridTemplateColumns.split(' ').length > 1) preview.src = preview.dataset.src;
}

/** Draws the builder as the server answered, and puts the focus where work goes on. */
function draw(html, focus) {
  root.innerHTML = html;
  start();
  const form = openForm();
  const target = form?.querySelector('[aria-invalid="true"], .errors') ?? form?.querySelector('textarea, input:not([type="hidden"])')
    ?? (focus && document.getElementById(focus)?.querySelector('a, button'));
  if (target) {
    target.focus({ preventScroll: true });
    target.closest('.bq, .build-frame')?.scrollIntoView({ block: 'nearest' });
    if (form && target.select && target.matches('textarea, input') && !target.matches('[aria-invalid]')) target.select();
  }
  toastFlashes();
  refreshPreview();
}

/** Sends a form; true when it was stored. */
async function submit(form, submitter) {
  const focus = form.closest('[id]')?.id;
  root.setAttribute('aria-busy', 'true');
  const answer = await send(form, submitter);
  root.removeAttribute('aria-busy');
  if (!isFragment(answer)) {
    showToast(root.dataset.failed, { bad: true });
    return false;
  }
  draw(answer.html, focus);
  return answer.status === 200;
}

async function follow(link) {
  const focus = link.closest('[id]')?.id;
  if (isDirty() && !link.hasAttribute('data-cancel')) {
    // What is typed in another form is stored first, so that nothing is lost by looking elsewhere.
    if (!await submit(openForm(), null)) return;
  }
  const response = await fetch(link.href, { headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' } }).catch(() => null);
  if (!response?.ok || response.redirected) {
    showToast(root.dataset.failed, { bad: true });
    return;
  }
  draw(await response.text(), focus);
}

async function move(event) {
  const key = event.item.dataset.key;
  const form = document.createElement('form');
  form.method = 'post';
  form.action = `${root.dataset.url}/questions/${key}/moves`;
  const fields = { page: event.to.dataset.page, index: event.newIndex, language: root.dataset.language, __RequestVerificationToken: root.querySelector('input[name="__RequestVerificationToken"]').value };
  for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  event.item.append(form);
  await submit(form, null);
}

/** Option rows: Enter adds one below, an empty one follows the last, a button takes one out. */
function growChoices(box) {
  const rows = () => [...box.querySelectorAll('[data-choice]')];
  let last = rows().length;
  const add = (after) => {
    const fresh = after.cloneNode(true);
    fresh.querySelectorAll('button').forEach((button) => button.remove());
    fresh.querySelectorAll('input, select').forEach((field) => {
      field.name = field.name.replace(/\[\d+\]/, `[${last}]`);
      field.value = field.name.endsWith('.Index') ? last : '';
    });
    last += 1;
    after.after(fresh);
    equip(fresh);
    return fresh;
  };
  const equip = (row) => row.append(iconButton('close', root.dataset.remove, () => {
    if (rows().length < 2) return;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    next?.querySelector('input:not([type="hidden"])').focus();
  }));
  rows().forEach(equip);
  box.addEventListener('input', (event) => {
    const row = event.target.closest('[data-choice]');
    if (row && row === rows().at(-1) && event.target.value) add(row);
  });
  box.addEventListener('keydown', (event) => {
    const row = event.target.closest('[data-choice]');
    if (event.key !== 'Enter' || !row || event.ctrlKey || event.isComposing || !event.target.matches('input')) return;
    event.preventDefault();
    (row.nextElementSibling ?? add(row)).querySelector('input:not([type="hidden"])').focus();
  });
}

function start() {
  root.classList.add('is-live');
  for (const box of root.querySelectorAll('[data-choices]')) growChoices(box);
  for (const list of root.querySelectorAll('.build-list')) {
    window.Sortable?.create(list, { group: 'questions', handle: '.bq-drag', animation: 120, ghostClass: 'is-dragging', onEnd: move });
  }
  snapshot = state(openForm());
}

root.addEventListener('submit', (event) => {
  event.preventDefault();
  submit(event.target, event.submitter);
});
root.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-edit], a[data-cancel]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  follow(link);
});
root.addEventListener('keydown', (event) => {
  const form = event.target.closest('form[data-question]');
  if (!form) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  else if (event.key === 'Escape' && !isDirty()) form.querySelector('[data-cancel]')?.click();
});
addEventListener('beforeunload', (event) => {
  if (isDirty()) event.preventDefault();
});

addEventListener('load', () => {
  start();
  refreshPreview();
});

// Forms of every page: one submission at a time, a look at a password, dropped files, the error summary in focus.
import { clearDrafts } from './drafts.js';

function busy(form, submitter) {
  if (form.method !== 'post' || form.dataset.busy === 'off' || form.target) return;
  if (form.hasAttribute('aria-busy')) return;
  form.setAttribute('aria-busy', 'true');
  (submitter ?? form.querySelector('button:not([type="button"])'))?.setAttribute('aria-busy', 'true');
}

function restore() {
  for (const element of document.querySelectorAll('form[aria-busy], form button[aria-busy]')) element.removeAttribute('aria-busy');
}

function togglePassword(button) {
  const input = document.getElementById(button.dataset.shows);
  if (!input) return;
  const shown = input.type === 'text';
  input.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
}

function startDrops() {
  for (const name of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    document.addEventListener(name, (event) => {
      const drop = event.target.closest?.('.drop');
      if (!drop) return;
      if (name === 'dragleave' || name === 'drop') delete drop.dataset.over;
      else drop.dataset.over = '';
    });
  }
  document.addEventListener('change', (event) => {
    const names = event.target.closest?.('.drop')?.querySelector('[data-file-names]');
    if (names && event.target.type === 'file') names.textContent = [...event.target.files].map((file) => file.name).join(', ');
  });
}

/** Starts listening; once per page. */
export function startForms() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.method === 'post' && form.hasAttribute('aria-busy')) {
      event.preventDefault();
      return;
    }
    if (new URL(form.action, location.href).pathname === '/account/sign-out') clearDrafts(localStorage);
    busy(form, event.submitter);
  });
  // A page that comes back from the browser's memory must be usable again; so must a form that started a download.
  addEventListener('pageshow', restore);
  document.addEventListener('visibilitychange', restore);
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-shows]');
    if (button) togglePassword(button);
  });
  startDrops();
  document.querySelector('.errors[tabindex], .validation-summary-errors[tabindex]')?.focus();
}

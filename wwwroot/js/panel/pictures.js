// Evidence pictures: several at once, by dragging or pasting, without leaving what is typed elsewhere on the card.
import { showToast } from '../site/toasts.js';
import { isFragment, putBack, refusalOf, remember, send, typedIn } from './forms.js';

/** Draws the pictures anew from an answer; captions being typed stay. */
function redraw(section, html, sent) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-pictures]');
  if (!fresh) return;
  const typed = typedIn(section, sent);
  section.replaceWith(fresh);
  remember(fresh);
  putBack(fresh, typed);
  preparePictures(fresh);
  toast(fresh);
  fresh.querySelector('.errors')?.focus();
}

/** Moves the message of an answer into a notice; its button takes back what was done. */
function toast(section) {
  for (const flash of section.querySelectorAll('.flash')) {
    const form = flash.querySelector('form');
    showToast(flash.querySelector('p').textContent.trim(), {
      action: form ? { label: form.textContent.trim(), run: () => post(section, form) } : null,
    });
    flash.remove();
  }
}

async function post(section, form, submitter = null) {
  const here = section.isConnected ? section : document.querySelector('[data-pictures]');
  here.setAttribute('aria-busy', 'true');
  const answer = await send(form, submitter);
  here.removeAttribute('aria-busy');
  if (isFragment(answer)) redraw(here, answer.html, form);
  else showToast(answer.status === 413 ? form.dataset.allTooLarge : refusalOf(document, answer), { bad: true });
}

/** Sends the chosen files; those that are too large are named and stay behind. */
function upload(form, files) {
  const most = Number(form.dataset.maxBytes);
  for (const file of files.filter((candidate) => candidate.size > most)) {
    showToast(form.dataset.tooLarge.replace('{0}', file.name), { bad: true });
  }
  const fit = files.filter((file) => file.size <= most);
  if (fit.length === 0) {
    form.reset();
    return;
  }
  const chosen = new DataTransfer();
  for (const file of fit) chosen.items.add(file);
  form.querySelector('input[type="file"]').files = chosen.files;
  post(form.closest('[data-pictures]'), form);
}

function preparePictures(section) {
  const button = section.querySelector('[data-upload-button]');
  if (button) button.hidden = true;
}

/**
 * Starts listening for the pictures below an element; once, they may be redrawn.
 * @param {HTMLElement} root the panel, or the main part of the page.
 */
export function startPictures(root) {
  root.addEventListener('submit', (event) => {
    const section = event.target.closest('[data-pictures]');
    if (!section) return;
    event.preventDefault();
    event.stopPropagation();
    post(section, event.target, event.submitter);
  });
  root.addEventListener('change', (event) => {
    const form = event.target.type === 'file' && event.target.closest('[data-upload]');
    if (form && event.target.files.length > 0) upload(form, [...event.target.files]);
  });
  root.addEventListener('dragover', (event) => {
    if (event.target.closest('.drop')) event.preventDefault();
  });
  root.addEventListener('drop', (event) => {
    const form = event.target.closest('.drop')?.closest('[data-upload]');
    if (!form || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    upload(form, [...event.dataTransfer.files]);
  });
  document.addEventListener('paste', (event) => {
    const form = root.querySelector('[data-upload]');
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (!form || form.offsetParent === null || files.length === 0) return;
    event.preventDefault();
    upload(form, files);
  });
}

/** Hides what only pages without scripts need. */
export function drawPictures(root) {
  for (const section of root.querySelectorAll('[data-pictures]')) preparePictures(section);
}

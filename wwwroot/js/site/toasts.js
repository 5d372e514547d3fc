// Short notices in the corner: they go by themselves, wait while somebody looks at them, and may carry one action.
import { el, iconButton } from './dom.js';

const defaultSeconds = 6;
const most = 3;

/**
 * Shows a notice in `#toasts`, which screen readers announce.
 * @param {string} message what happened.
 * @param {Object} [options]
 * @param {{label: string, run: function(): void}} [options.action] offered beside the message; closes the notice.
 * @param {number} [options.seconds] how long it stays, 10 with an action by convention.
 * @param {boolean} [options.bad] something failed.
 * @returns {{close: function(): void}}
 */
export function showToast(message, { action = null, seconds = action ? 10 : defaultSeconds, bad = false } = {}) {
  const box = document.getElementById('toasts');
  const toast = el(bad ? 'div.toast.toast-bad' : 'div.toast', {}, el('p', {}, message));
  const close = () => {
    clearTimeout(timer);
    toast.remove();
  };
  if (action) {
    toast.append(el('button.btn.btn-sm', { type: 'button', onclick: () => { close(); action.run(); } }, action.label));
  }
  toast.append(iconButton('close', box?.dataset.close ?? 'Close', close));
  let timer = setTimeout(close, seconds * 1000);
  const wait = () => clearTimeout(timer);
  const goOn = () => {
    clearTimeout(timer);
    timer = setTimeout(close, seconds * 1000);
  };
  for (const name of ['pointerenter', 'focusin']) toast.addEventListener(name, wait);
  for (const name of ['pointerleave', 'focusout']) toast.addEventListener(name, goOn);
  box?.append(toast);
  while (box?.childElementCount > most) box.firstElementChild.remove();
  return { close };
}

/** Turns every `.flash[data-toast]` of the page into a notice; the button of a form in it becomes the action. */
export function toastFlashes() {
  for (const flash of document.querySelectorAll('.flash[data-toast]')) {
    const form = flash.querySelector('form');
    const button = form?.querySelector('button');
    const action = button ? { label: button.textContent.trim(), run: () => form.requestSubmit(button) } : null;
    const message = (flash.querySelector('p') ?? flash).textContent.trim();
    flash.hidden = true;
    showToast(message, { action, bad: flash.classList.contains('flash-bad') });
  }
}

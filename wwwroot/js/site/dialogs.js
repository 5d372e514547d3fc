// Modal dialogs: those that stand in the page and those that scripts build.
import { el, iconButton, newId } from './dom.js';

/**
 * Builds and shows a dialog; it leaves the page when it closes, and focus goes back to where it was.
 * @param {Object} options
 * @param {string} options.title heading, which names the dialog.
 * @param {string} options.closeLabel name of the button with the cross.
 * @param {Node[]} options.body content.
 * @param {{label: string, value: string, primary?: boolean, danger?: boolean}[]} [options.buttons] in the foot.
 * @param {boolean} [options.wide] for tables and comparisons.
 * @param {function(HTMLDialogElement): boolean} [options.check] asked before a button other than `cancel` closes it.
 * @returns {{dialog: HTMLDialogElement, answer: Promise<string>}} the value of the button, `cancel` when dismissed.
 */
export function openDialog({ title, closeLabel, body, buttons = [], wide = false, check = null }) {
  const id = newId('dialog');
  const before = document.activeElement;
  const form = el('form', { method: 'dialog' },
    el('header.dialog-head', {}, el('h2', { id }, title), iconButton('close', closeLabel, () => dialog.close('cancel'))),
    el('div.dialog-body', {}, ...body),
    buttons.length > 0
      ? el('footer.dialog-foot', {}, ...buttons.map((button) => el(
        `button.btn${button.primary ? '.btn-primary' : ''}${button.danger ? '.btn-danger' : ''}`,
        button.value === 'cancel' ? { type: 'button', onclick: () => dialog.close('cancel') } : { value: button.value },
        button.label)))
      : null);
  const dialog = el(wide ? 'dialog.dialog.dialog-wide' : 'dialog.dialog', { 'aria-labelledby': id }, form);
  form.addEventListener('submit', (event) => {
    if (check && !check(dialog)) event.preventDefault();
  });
  // A default button decides what Enter in a field does: the primary one, wherever it stands.
  form.addEventListener('keydown', (event) => {
    const primary = form.querySelector('.btn-primary');
    if (event.key === 'Enter' && event.target.matches('input, select') && !event.defaultPrevented && primary) {
      event.preventDefault();
      form.requestSubmit(primary);
    }
  });
  const answer = new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const value = dialog.returnValue || 'cancel';
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      resolve(value);
    });
  });
  document.body.append(dialog);
  dialog.showModal();
  // Not the cross, which comes first: the first field, else what the dialog is for.
  (form.querySelector('.dialog-body :is(input, select, textarea)') ?? form.querySelector('.btn-primary'))?.focus();
  return { dialog, answer };
}

/** `data-opens="id"` on a button opens the dialog of that id; a click on its backdrop closes it. */
export function startDialogs() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-opens]');
    if (button) document.getElementById(button.dataset.opens)?.showModal();
    if (event.target instanceof HTMLDialogElement && event.target.open && event.target.matches('.dialog')) {
      const box = event.target.getBoundingClientRect();
      const outside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
      if (outside && event.detail > 0) event.target.close('cancel');
    }
  });
}

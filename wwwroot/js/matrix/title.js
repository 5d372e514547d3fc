// The journey's title, edited where it stands.
import { el, iconButton } from '../site/dom.js';
import { showToast } from '../site/toasts.js';
import { failureOf, request } from './api.js';
import { journeyUrl, t } from './page.js';
import { noteSaved } from './saving.js';

/** Makes the title editable by a click or by the button beside it, when the person may. */
export function startTitle() {
  const heading = document.querySelector('h1.head-title[data-editable="true"]');
  if (!heading) return;
  const button = iconButton('edit', t('Title.Edit'), () => edit(heading, button));
  button.classList.add('btn-sm', 'title-edit');
  heading.after(button);
  heading.addEventListener('click', () => { if (!heading.querySelector('input')) edit(heading, button); });
}

function edit(heading, button) {
  const before = heading.textContent.trim();
  const input = el('input', { 'aria-label': t('Title'), maxlength: 200 });
  input.value = before;
  heading.replaceChildren(input);
  button.hidden = true;
  input.focus();
  input.select();
  let done = false;
  const finish = async (save) => {
    if (done) return;
    const title = input.value.trim();
    if (save && title !== before) {
      input.setAttribute('aria-busy', 'true');
      if (!await store(heading, title)) {
        input.removeAttribute('aria-busy');
        input.focus();
        return;
      }
    }
    done = true;
    const hadFocus = document.activeElement === input;
    heading.textContent = save ? title : before;
    button.hidden = false;
    if (hadFocus) button.focus();
  };
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === 'Enter');
  });
  input.addEventListener('blur', () => { if (document.hasFocus() && !input.hasAttribute('aria-busy')) finish(true); });
}

async function store(heading, title) {
  if (title === '') {
    showToast(t('Rename.Empty'), { bad: true });
    return false;
  }
  const answer = await request('PATCH', journeyUrl('/title'), { body: { title }, version: Number(heading.dataset.version) });
  if (answer.version) heading.dataset.version = String(answer.version);
  if (answer.status === 200) {
    document.title = document.title.replace(/^.*( · )/, `${title}$1`);
    noteSaved();
    return true;
  }
  showToast(answer.status === 412 && answer.title ? t('Title.Stale', answer.title) : failureOf(answer), { bad: true, seconds: 12 });
  return false;
}

// Two people wrote in one cell: shows mine, theirs and what it was, and lets the person decide. Nothing is lost meanwhile.
import { openDialog } from '../site/dialogs.js';
import { el, newId } from '../site/dom.js';
import { showToast } from '../site/toasts.js';
import { cellButton, describe, showTrouble, titleOf } from './cells.js';
import { isEmpty, merge, same, toPlain } from './content.js';
import { t } from './page.js';

const hasText = (type) => type === 'text' || type === 'scenario' || type === 'need';

function section(kind, title, content, type) {
  const words = isEmpty(content) ? [el('span.muted', {}, t('Conflict.Empty'))] : describe(content, type);
  return el(`section.conflict-${kind}`, {}, el('h3', {}, title), el('div.cell-body', {}, ...words));
}

/**
 * Shows a conflict in its cell: beside an open editor only a note, in the emotion row a notice.
 * @param {HTMLElement} cell
 * @param {Pending} entry the edit with `theirs` (see save-queue.js).
 * @param {boolean} isOpen whether somebody is writing in the cell.
 * @param {function(Object|null): void} settle takes what to write, null for theirs.
 */
export function showConflict(cell, entry, isOpen, settle) {
  const compare = () => compareConflict(cell, entry, settle);
  if (cell.classList.contains('emo')) {
    if (!cell.dataset.conflict) showToast(`${titleOf(cell)}: ${t('Conflict.Note')}`, { seconds: 60, action: { label: t('Conflict.Compare'), run: compare } });
    cell.dataset.conflict = '';
    return;
  }
  if (isOpen) {
    showTrouble(cell, t('Conflict.Note'), cellButton(t('Conflict.Compare'), compare));
    return;
  }
  showTrouble(cell, null);
  cell.querySelector('.conflict')?.remove();
  const button = (label, onclick) => el('button.btn.btn-sm', { type: 'button', onclick }, label);
  const body = cell.querySelector('.cell-body');
  body.hidden = true;
  body.after(el('div.conflict', { role: 'group', 'aria-label': t('Conflict.Title') },
    section('mine', t('Conflict.Mine'), entry.content, cell.dataset.type),
    section('theirs', t('Conflict.Theirs'), entry.theirs.content, cell.dataset.type),
    el('div.row', {},
      button(t('Conflict.KeepMine'), () => settle(entry.content)),
      button(t('Conflict.TakeTheirs'), () => settle(null)),
      button(t('Conflict.Merge'), compare))));
}

/** Opens the comparison with all three versions and a proposal for merging them. */
export async function compareConflict(cell, entry, settle) {
  const type = cell.dataset.type;
  const proposal = merge(entry.base, entry.content, entry.theirs.content);
  const canMerge = !same(proposal, entry.content) && !same(proposal, entry.theirs.content);
  const id = newId('merged');
  const field = hasText(type) && proposal.need === null ? el('textarea', { id, rows: 3 }) : null;
  if (field) field.value = proposal.text ?? '';
  const merged = field
    ? el('div.field', {}, el('label', { for: id }, t('Conflict.Merged')), field)
    : canMerge ? section('merged', t('Conflict.Merged'), proposal, type) : null;
  const { answer } = openDialog({
    title: `${titleOf(cell)}: ${t('Conflict.Title')}`,
    closeLabel: t('Close'),
    wide: true,
    body: [
      el('div.conflict', {},
        section('base', t('Conflict.Base'), entry.base, type),
        section('mine', t('Conflict.Mine'), entry.content, type),
        section('theirs', t('Conflict.Theirs'), entry.theirs.content, type)),
      ...(merged ? [merged] : []),
    ],
    buttons: [
      { label: t('Conflict.TakeTheirs'), value: 'theirs' },
      { label: t('Conflict.KeepMine'), value: 'mine', primary: !merged },
      ...(merged ? [{ label: t('Conflict.SaveMerged'), value: 'merged', primary: true }] : []),
    ],
  });
  const choice = await answer;
  if (choice === 'cancel' || entry.theirs === null) return;
  delete cell.dataset.conflict;
  if (choice === 'theirs') settle(null);
  else if (choice === 'mine') settle(entry.content);
  else settle(field ? { ...proposal, text: field.value } : proposal);
}

/**
 * Shows kept texts whose cells are gone, so that they can be copied.
 * @param {{key: string, content: Object}[]} drafts
 * @param {function(): void} forget removes them from this browser.
 */
export async function showOrphans(drafts, forget) {
  const { answer } = openDialog({
    title: t('Orphans'),
    closeLabel: t('Close'),
    body: drafts.map((draft) => {
      const area = el('textarea', { readonly: true, rows: 2, 'aria-label': t('Orphans') });
      area.value = toPlain(draft.content, 'text') || String(draft.content.emotion ?? '');
      return area;
    }),
    buttons: [{ label: t('Close'), value: 'cancel' }, { label: t('Forget'), value: 'forget', danger: true }],
  });
  if (await answer === 'forget') forget();
}

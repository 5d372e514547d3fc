// A need in three parts (when, wants, so that) with its importance to the client.
import { el, newId } from '../../site/dom.js';
import { titleOf } from '../cells.js';
import { toPlain } from '../content.js';
import { t } from '../page.js';
import { basisSwitch } from './basis.js';
import { openFloating } from './floating.js';

const parts = [['when', 'Need.When'], ['want', 'Need.Want'], ['soThat', 'Need.SoThat']];

/** Whether the window with the parts fits this content better than one field of text. */
export const prefersParts = (content) => content.need !== null;

/**
 * Opens the window.
 * @param {HTMLElement} cell
 * @param {Object} content
 * @param {Object} hooks `change(content)`, `plain(content)` to go on in one text.
 * @returns {Editor} see editors/index.js.
 */
export function needEditor(cell, content, hooks) {
  const state = { ...content, need: { when: null, want: content.need ? null : content.text, soThat: null, importance: null, ...content.need } };
  if (!content.need) state.text = null;
  const change = () => hooks.change({ ...state, need: { ...state.need } });

  const fields = parts.map(([name, label]) => {
    const id = newId('need');
    const area = el('textarea', { id, rows: 1, oninput: () => { state.need[name] = area.value; change(); } });
    area.value = state.need[name] ?? '';
    return el('div.field', {}, el('label', { for: id }, t(label)), area);
  });
  const importanceId = newId('need');
  const importance = el('input', { id: importanceId, type: 'number', min: 1, max: 10, step: 1, inputmode: 'numeric', oninput: () => {
    state.need.importance = importance.value === '' ? null : Math.round(importance.valueAsNumber);
    change();
  } });
  importance.value = state.need.importance ?? '';
  const basis = basisSwitch(content.basis, (value) => {
    state.basis = value;
    change();
  });
  const asText = () => hooks.plain({ ...state, text: [toPlain({ need: state.need }, 'need'), state.text].filter(Boolean).join('\n') || null, need: null });
  const pop = openFloating(cell, [
    ...fields,
    el('div.field', {}, el('label', { for: importanceId }, t('Need.Importance')), importance),
    el('div.row', {}, basis.element, el('button.btn.btn-quiet.btn-sm', { type: 'button', onclick: asText }, t('Need.Text'))),
  ], { label: titleOf(cell), place: 'over' });
  pop.element.querySelector('textarea').focus();
  return {
    value: () => ({ ...state, need: { ...state.need } }),
    contains: (element) => pop.element.contains(element),
    setBasis: (value) => { basis.set(value); state.basis = value; change(); },
    basis: () => state.basis,
    pop: pop.element,
    close: () => pop.close(),
  };
}

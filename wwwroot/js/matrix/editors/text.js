// Text in its cell: a field that grows with what is written, in the place and font of the text.
import { el } from '../../site/dom.js';
import { titleOf } from '../cells.js';
import { t } from '../page.js';
import { basisSwitch } from './basis.js';
import { openFloating } from './floating.js';

const softLimit = 280;
const countedFrom = 240;

/**
 * Opens the field.
 * @param {HTMLElement} cell
 * @param {Object} content
 * @param {Object} hooks `change(content)`, `template()` for the fields of a need.
 * @param {{replace?: boolean}} options `replace` starts empty, because the person began to type.
 * @returns {Editor} see editors/index.js.
 */
export function textEditor(cell, content, hooks, { replace = false }) {
  const state = { ...content };
  const body = cell.querySelector('.cell-body');
  const { height } = body.getBoundingClientRect();
  body.hidden = true;
  const area = el('textarea.cell-edit', { rows: 1, 'aria-label': titleOf(cell) });
  area.value = replace ? '' : content.text ?? '';
  area.style.setProperty('min-height', `${height}px`);
  const counter = el('p.counter', { hidden: true });
  const advice = el('p.hint', { hidden: true }, t('Editor.Long'));
  body.after(area, counter);

  const grow = () => {
    const length = area.value.length;
    counter.hidden = length < countedFrom;
    counter.dataset.over = String(length > softLimit);
    counter.textContent = t('Editor.Counter', length);
    advice.hidden = length <= softLimit;
    if (CSS.supports('field-sizing', 'content')) return;
    area.style.setProperty('height', 'auto');
    area.style.setProperty('height', `${area.scrollHeight}px`);
  };
  const change = () => {
    state.text = area.value;
    if (cell.dataset.type === 'need') state.need = null;
    hooks.change({ ...state });
  };
  area.addEventListener('input', () => {
    grow();
    change();
  });
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.altKey) insert(area, '\n');
    else if (event.code === 'KeyB' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) bold(area);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  const basis = basisSwitch(content.basis, (value) => {
    state.basis = value;
    change();
  });
  const tools = openFloating(cell, [
    basis.element,
    cell.dataset.type === 'need' ? el('button.btn.btn-quiet.btn-sm', { type: 'button', onclick: () => hooks.template() }, t('Need.Template')) : null,
    advice,
  ], { label: t('Basis'), place: 'below', role: 'toolbar' });
  // The pointer uses the tools while the keyboard stays in the text.
  tools.element.addEventListener('mousedown', (event) => event.preventDefault());
  grow();
  area.focus({ preventScroll: true });
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return {
    value: () => ({ ...state, text: area.value === '' ? null : area.value }),
    contains: (element) => cell.contains(element) || tools.element.contains(element),
    setBasis: (value) => { basis.set(value); state.basis = value; change(); },
    basis: () => state.basis,
    close: () => {
      tools.close();
      area.remove();
      counter.remove();
      body.hidden = false;
    },
  };
}

function insert(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

function bold(area) {
  const { selectionStart: start, selectionEnd: end } = area;
  insert(area, `**${area.value.slice(start, end)}**`);
  area.setSelectionRange(start + 2, end + 2);
}

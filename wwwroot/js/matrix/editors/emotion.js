// The emotion of a touchpoint: the slider in the cell has the focus, a window beside it holds faces, reason and basis.
import { el, newId } from '../../site/dom.js';
import { signed } from '../content.js';
import { paintCurve, paintLevel } from '../curve-view.js';
import { namesOf } from '../gridmap.js';
import { t } from '../page.js';
import { basisSwitch } from './basis.js';
import { openFloating } from './floating.js';

const levels = [-2, -1, 0, 1, 2];

/**
 * Opens the window.
 * @param {HTMLElement} cell
 * @param {Object} content
 * @param {Object} hooks `change(content)`.
 * @returns {Editor} see editors/index.js.
 */
export function emotionEditor(cell, content, hooks) {
  const state = { ...content };
  const range = cell.querySelector('.emo-range');
  const group = newId('emotion');
  const radios = levels.map((level) => el('input', { type: 'radio', name: group, value: level, onchange: () => set(level) }));
  const faces = el('fieldset.faces', {}, el('legend', {}, t('Emotion.Level')),
    ...levels.map((level, index) => el('label', {}, radios[index], el('span', {}, signed(level)), el('small', {}, t(`Emotion.Level${level + 2}`)))));

  function show() {
    for (const radio of radios) radio.checked = state.emotion !== null && Number(radio.value) === state.emotion;
    paintLevel(cell, state.emotion);
    paintCurve();
  }
  function set(level) {
    state.emotion = level;
    show();
    hooks.change({ ...state });
  }
  const id = newId('reason');
  const reason = el('textarea', { id, rows: 1, oninput: () => { state.text = reason.value; hooks.change({ ...state }); } });
  reason.value = content.text ?? '';
  const basis = basisSwitch(content.basis, (value) => {
    state.basis = value;
    hooks.change({ ...state });
  });
  const fromRange = () => set(Number(range.value));
  range.addEventListener('input', fromRange);
  const pop = openFloating(cell, [
    faces,
    el('div.field', {}, el('label', { for: id }, t('Emotion.Reason')), reason),
    el('div.row', {}, basis.element, el('button.btn.btn-quiet.btn-sm', { type: 'button', onclick: () => set(null) }, t('Emotion.Clear'))),
  ], { label: t('Emotion.Title', namesOf(cell).touchpoint), place: 'below' });
  show();
  range.focus({ preventScroll: true });
  return {
    value: () => ({ ...state }),
    contains: (element) => element === range || pop.element.contains(element),
    setBasis: (value) => { basis.set(value); state.basis = value; hooks.change({ ...state }); },
    basis: () => state.basis,
    setLevel: set,
    slider: range,
    pop: pop.element,
    close: () => {
      range.removeEventListener('input', fromRange);
      range.tabIndex = -1;
      pop.close();
    },
  };
}

// Whether a cell states what was observed or what is assumed.
import { el } from '../../site/dom.js';
import { t } from '../page.js';

const steps = ['unknown', 'assumed', 'observed'];

/** The next basis in turn, for the shortcut. */
export const nextBasis = (basis) => steps[(steps.indexOf(basis) + 1) % steps.length];

/**
 * Three buttons of which one is pressed.
 * @param {string} basis what is pressed at first.
 * @param {function(string): void} onchange told the new basis.
 * @returns {{element: HTMLElement, set: function(string): void}}
 */
export function basisSwitch(basis, onchange) {
  const buttons = new Map(steps.map((step) => [step, el('button', { type: 'button', onclick: () => { set(step); onchange(step); } }, t(`Basis.${step}`))]));
  function set(value) {
    for (const [step, button] of buttons) button.setAttribute('aria-pressed', String(step === value));
  }
  set(basis);
  return { element: el('div.seg.seg-sm', { role: 'group', 'aria-label': t('Basis') }, ...buttons.values()), set };
}

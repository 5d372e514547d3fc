// Screens and teams of a cell, chosen from the catalogue, kept as text where it knows none.
import { el } from '../../site/dom.js';
import { chipsField } from '../../site/chips.js';
import { request } from '../api.js';
import { titleOf } from '../cells.js';
import { maxChips } from '../content.js';
import { announce, settings, t, tn } from '../page.js';
import { basisSwitch } from './basis.js';
import { openFloating } from './floating.js';

const suggestionCount = 10;

async function suggest(address, query) {
  const url = new URL(address, location.href);
  url.searchParams.set('q', query);
  url.searchParams.set('limit', String(suggestionCount));
  const answer = await request('GET', url.pathname + url.search);
  return answer.items ?? [];
}

async function create(kind, name) {
  const answer = await request('POST', '/catalog/quick', { body: { kind, name } });
  return answer.status >= 200 && answer.status < 300 && answer.id ? { id: answer.id, name: answer.name } : null;
}

/**
 * Opens the window.
 * @param {HTMLElement} cell
 * @param {Object} content
 * @param {Object} hooks `change(content)`.
 * @returns {Editor} see editors/index.js.
 */
export function chipsEditor(cell, content, hooks) {
  const kind = cell.dataset.type;
  const state = { ...content };
  const field = chipsField({
    chips: content.chips,
    label: t(kind === 'team' ? 'Chips.Teams' : 'Chips.Screens'),
    hasLead: kind === 'team',
    hasStates: kind === 'screen',
    max: maxChips,
    suggest: (query) => suggest(kind === 'team' ? settings.teamsUrl : settings.screensUrl, query),
    create: settings.canCreate ? (name) => create(kind, name) : null,
    onchange: (chips) => { state.chips = chips; hooks.change({ ...state }); },
    t, tn, announce,
  });
  const basis = basisSwitch(content.basis, (value) => {
    state.basis = value;
    hooks.change({ ...state });
  });
  const help = el('p.hint', { id: `${field.input.id}-help` }, t(kind === 'screen' ? 'Chips.HelpScreens' : 'Chips.Help'));
  field.input.setAttribute('aria-describedby', help.id);
  const pop = openFloating(cell, [field.element, help, basis.element], { label: titleOf(cell), place: 'over' });
  field.input.focus();
  return {
    value: () => ({ ...state, chips: field.value() }),
    contains: (element) => pop.element.contains(element),
    setBasis: (value) => { basis.set(value); state.basis = value; hooks.change({ ...state }); },
    basis: () => state.basis,
    stops: () => [field.input],
    pop: pop.element,
    close: () => pop.close(),
  };
}

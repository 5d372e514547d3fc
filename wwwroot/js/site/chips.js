// A field of chips: names from the catalogue or plain text, in an order that matters. Works with keys, pointer and screen reader.
/* global Sortable */
import { el, icon, newId } from './dom.js';
import { suggestions } from './suggestions.js';

const states = [null, 'active', 'empty'];

/**
 * @typedef {{catalogItemId: number|null, text: string|null, name: string, state: string|null}} Chip
 */

/**
 * Builds the field.
 * @param {Object} options
 * @param {Chip[]} options.chips what it holds at first.
 * @param {string} options.label name of the field.
 * @param {boolean} [options.hasLead] the first chip is the accountable one.
 * @param {boolean} [options.hasStates] chips are screens with a state, changed by Space or a click.
 * @param {number} [options.max] how many it takes.
 * @param {function(string): Promise<{id: number, name: string, note: string}[]>} options.suggest
 * @param {(function(string): Promise<{id: number, name: string}|null>)|null} [options.create] adds a name to the catalogue.
 * @param {function(Chip[]): void} options.onchange told the chips after each change.
 * @param {function} options.t text by key, @param {function} options.tn text by count, @param {function} options.announce.
 * @returns {{element: HTMLElement, input: HTMLInputElement, value: function(): Chip[]}}
 *   `value` takes a name that is still being typed for text: nothing typed is lost.
 */
export function chipsField({ chips, label, hasLead = false, hasStates = false, max = 20, suggest, create = null, onchange, t, tn, announce }) {
  let items = chips.map((chip) => ({ ...chip }));
  const input = el('input', { id: newId('chips'), 'aria-label': label, placeholder: t('Chips.Add') });
  const nameOf = (chip) => chip.name ?? chip.text;
  const textChip = (name) => ({ catalogItemId: null, text: name, name, state: null });
  const find = async (query) => {
    const known = await suggest(query);
    const options = known
      .filter((item) => !items.some((chip) => chip.catalogItemId === item.id && chip.state === null))
      .map((item) => ({ label: item.name, note: item.note, chip: { catalogItemId: item.id, text: null, name: item.name, state: null } }));
    const isKnown = known.some((item) => item.name.toLowerCase() === query.toLowerCase());
    if (query !== '' && !isKnown) {
      if (create) options.push({ label: t('Chips.Create', query), isNew: true, name: query });
      options.push({ label: t('Chips.AsText', query), isNew: true, chip: textChip(query) });
    }
    return options;
  };
  const list = suggestions(input, {
    label, find, none: t('Chips.None'),
    found: (count) => announce(count > 0 ? tn('Chips.Found', count) : t('Chips.None')),
    choose: async (option) => add(option.chip ?? await created(option.name)),
  });
  async function created(name) {
    const item = await create(name);
    return item ? { catalogItemId: item.id, text: null, name: item.name, state: null } : textChip(name);
  }

  const box = el('div.combo-box', {}, input);
  const element = el('div.combo', { role: 'group', 'aria-label': label }, box, list.element);
  const buttons = () => [...box.querySelectorAll('.chip-name')];
  const focusAt = (index) => (buttons()[index] ?? input).focus();

  function changed() {
    draw();
    onchange(items.map((chip) => ({ ...chip })));
  }
  function add(chip) {
    input.value = '';
    if (items.length >= max) {
      announce(t('Chips.Full'));
    } else if (!items.some((other) => other.catalogItemId === chip.catalogItemId && other.text === chip.text && other.state === chip.state)) {
      items.push(chip);
      changed();
      announce(t('Chips.Added', nameOf(chip)));
    }
    input.focus();
  }
  function remove(index) {
    const [chip] = items.splice(index, 1);
    changed();
    announce(t('Chips.Removed', nameOf(chip)));
    focusAt(Math.min(index, items.length));
  }
  function move(from, to) {
    if (to < 0 || to >= items.length || from === to) return;
    const [chip] = items.splice(from, 1);
    items.splice(to, 0, chip);
    changed();
    focusAt(to);
    announce(t('Chips.Moved', nameOf(chip), to + 1, items.length));
  }
  function turn(index) {
    const chip = items[index];
    const next = states[(states.indexOf(chip.state) + 1) % states.length];
    items[index] = { ...chip, state: next };
    changed();
    focusAt(index);
    announce(`${nameOf(chip)}: ${t(`Screen.${next ?? 'any'}`)}`);
  }

  function chipElement(chip, index) {
    const lead = hasLead && index === 0;
    const name = el('button.chip-name', { type: 'button', tabindex: -1, onclick: () => { if (hasStates) turn(index); } },
      lead ? el('span.vh', {}, `${t('Chips.Lead')} `) : null, nameOf(chip), chip.state ? el('span.muted', {}, ` ${t(`Screen.${chip.state}`)}`) : null);
    return el(`span.chip${lead ? '.chip-lead' : ''}${chip.catalogItemId === null ? '.chip-text' : ''}`, { dataset: { at: index } }, name,
      el('button.chip-x', { type: 'button', tabindex: -1, 'aria-label': t('Chips.Remove', nameOf(chip)), onclick: () => remove(index) }, icon('close')));
  }
  function draw() {
    for (const chip of box.querySelectorAll('.chip')) chip.remove();
    input.before(...items.map(chipElement));
  }
  draw();

  function onChip(event, index) {
    const moves = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: items.length };
    if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) move(index, moves[event.key]);
    else if (event.key in moves) focusAt(Math.max(0, moves[event.key]));
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else return false;
    return true;
  }
  element.addEventListener('keydown', (event) => {
    const index = buttons().indexOf(event.target);
    const atStart = event.target === input && input.selectionStart === 0 && input.selectionEnd === 0;
    const back = atStart && items.length > 0 && (event.key === 'ArrowLeft' || event.key === 'Backspace');
    const done = index >= 0 ? onChip(event, index) : event.target === input && list.key(event);
    if (back && !done) focusAt(items.length - 1);
    if (done || back) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.target === input && event.key === 'Enter' && input.value.trim() !== '') {
      // Enter before the suggestions have come: the server matches the name when it stores the cell.
      event.preventDefault();
      event.stopPropagation();
      list.close();
      add(textChip(input.value.trim()));
    }
  });
  // The focus stays in the field while a chip is pressed: dragging would hide the chip and lose it.
  box.addEventListener('mousedown', (event) => {
    if (event.target.closest('.chip')) event.preventDefault();
  });
  Sortable.create(box, {
    draggable: '.chip', filter: '.chip-x', preventOnFilter: false, forceFallback: true, fallbackTolerance: 4, animation: 120,
    onEnd: ({ item }) => {
      const order = [...box.querySelectorAll('.chip')].map((chip) => items[Number(chip.dataset.at)]);
      if (order.some((chip, index) => chip !== items[index])) {
        const moved = items[Number(item.dataset.at)];
        items = order;
        changed();
        focusAt(items.indexOf(moved));
      }
    },
  });
  return {
    element,
    input,
    value: () => {
      const rest = input.value.trim();
      return rest === '' || items.length >= max ? [...items] : [...items, textChip(rest)];
    },
  };
}

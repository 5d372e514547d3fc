// The list of suggestions under a field (ARIA combobox): typed words are looked up, arrows choose, Enter takes.
import { el, newId } from './dom.js';

const pause = 120;

/**
 * Joins a list of suggestions to a field.
 * @param {HTMLInputElement} input gets the combobox roles.
 * @param {Object} options
 * @param {string} options.label name of the list.
 * @param {function(string): Promise<Object[]>} options.find options for a text: `{label, note?, isNew?, …}`.
 * @param {function(Object): void} options.choose told the chosen option.
 * @param {function(number): void} options.found told how many there are.
 * @param {string} options.none shown when there are none.
 * @returns {{element: HTMLElement, isOpen: function(): boolean, close: function(): void, key: function(KeyboardEvent): boolean}}
 */
export function suggestions(input, { label, find, choose, found, none }) {
  const list = el('ul.listbox', { role: 'listbox', id: newId('list'), 'aria-label': label, hidden: true });
  let options = [];
  let active = -1;
  let asked = 0;
  let timer = null;
  Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' })
    .forEach(([name, value]) => input.setAttribute(name, value));

  const isOpen = () => !list.hidden;
  function close() {
    asked += 1;
    clearTimeout(timer);
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }
  function activate(index) {
    active = index;
    [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    const item = list.children[index];
    if (!item) return;
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }
  function show(items) {
    options = items;
    list.replaceChildren(...items.map((option, index) => el(option.isNew ? 'li.option-new' : 'li', {
      role: 'option', id: `${list.id}-${index}`, 'aria-selected': 'false',
      onpointerdown: (event) => event.preventDefault(),
      onclick: () => { close(); choose(option); },
    }, option.label, option.note ? el('span.muted', {}, option.note) : null)));
    if (items.length === 0) list.append(el('li.option-none', {}, none));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    activate(items.length > 0 && input.value.trim() !== '' ? 0 : -1);
    found(items.length);
  }
  async function look() {
    asked += 1;
    const mine = asked;
    const items = await find(input.value.trim());
    if (mine === asked && input.isConnected) show(items);
  }
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });

  function key(event) {
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      if (!isOpen()) look();
      else if (options.length > 0) activate((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
      return true;
    }
    if (event.key === 'Escape' && isOpen()) {
      close();
      return true;
    }
    if (event.key === 'Enter' && isOpen() && options[active]) {
      const option = options[active];
      close();
      choose(option);
      return true;
    }
    return false;
  }
  return { element: list, isOpen, close, key };
}

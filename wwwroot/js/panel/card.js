// Comforts of the card's form; without them it works all the same.
import { el } from '../site/dom.js';
import { suggestions } from '../site/suggestions.js';

const lettersOf = (text) => [...text].length;

/** Counts the characters of short texts. */
function addCounter(area) {
  const soft = Number(area.dataset.soft);
  const counter = document.createElement('p');
  counter.className = 'counter';
  const show = () => {
    const length = lettersOf(area.value);
    counter.textContent = `${length} / ${soft}`;
    counter.hidden = length < soft / 2;
    counter.dataset.over = String(length > soft);
  };
  area.after(counter);
  area.addEventListener('input', show);
  show();
}

const inputsOf = (row) => [...row.querySelectorAll('input:not([type="hidden"]), select')];

const isBlank = (row) => inputsOf(row).every((input) => input.matches('select') || input.value.trim() === '');

/** An empty row with this number in its names, from the one that stood at the end when the page was drawn. */
function emptyRow(pattern, number) {
  const row = pattern.cloneNode(true);
  for (const element of row.querySelectorAll('[name], [id], [aria-label]')) {
    element.removeAttribute('aria-invalid');
    element.removeAttribute('aria-describedby');
    if (element.name) element.name = element.name.replace(/\[\d+\](?=\.\w+$)/, `[${number}]`);
    if (element.id) element.id = element.id.replace(/_\d+__(?=\w+$)/, `_${number}__`);
    if (element.ariaLabel) element.ariaLabel = element.ariaLabel.replace(/\d+/, number + 1);
  }
  for (const input of inputsOf(row)) input.value = '';
  row.querySelector('[name$=".Index"]').value = String(number);
  return row;
}

/** Offers names of the catalogue below a field while one types. */
function suggest(row, { suggestions: url, none }) {
  const input = row.querySelector('input[list]');
  if (!input || !url) return;
  input.removeAttribute('list');
  const combo = el('span.combo');
  input.replaceWith(combo);
  const list = suggestions(input, {
    label: input.ariaLabel,
    none,
    found: () => {},
    find: async (query) => {
      const answer = await fetch(`${url}&limit=8&q=${encodeURIComponent(query)}`, { headers: { 'X-Requested-With': 'fetch', Accept: 'application/json' } });
      return answer.ok ? (await answer.json()).map((item) => ({ label: item.name, note: item.note })) : [];
    },
    choose: ({ label }) => {
      input.value = label;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
  });
  combo.append(input, list.element);
  input.addEventListener('keydown', (event) => {
    if (!list.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', () => list.close());
}

/** Keeps one empty row at the end of a list, moves rows up, suggests names. */
function growRows(rows) {
  const last = () => rows.querySelector('[data-row]:last-child');
  const pattern = last().cloneNode(true);
  for (const row of rows.querySelectorAll('[data-row]')) suggest(row, rows.dataset);
  const grow = () => {
    if (isBlank(last())) return;
    const row = emptyRow(pattern, Number(last().querySelector('[name$=".Index"]').value) + 1);
    last().after(row);
    suggest(row, rows.dataset);
  };
  rows.addEventListener('input', grow);
  rows.addEventListener('change', grow);
  rows.addEventListener('click', (event) => {
    const row = event.target.closest('[data-row-up]')?.closest('[data-row]');
    const before = row?.previousElementSibling;
    if (!before) return;
    event.preventDefault();
    const [mine, other] = [inputsOf(row), inputsOf(before)];
    mine.forEach((input, index) => { [input.value, other[index].value] = [other[index].value, input.value]; });
    other[0].focus();
    other[0].dispatchEvent(new Event('change', { bubbles: true }));
  });
}

/** Offers to take what somebody else wrote into a text. */
function offerTheirs(box) {
  const field = document.getElementById(box.dataset.theirs);
  const label = box.closest('[data-take]')?.dataset.take;
  if (!field?.matches('textarea, input:not([type="checkbox"])') || !label) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm';
  button.textContent = label;
  button.addEventListener('click', () => {
    field.value = box.querySelector('[data-theirs-text]').dataset.raw ?? '';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
    box.remove();
  });
  box.querySelector('[data-theirs-text]').after(button);
}

/** Shows one part of the card at a time; the links of the tabs lead to the parts. */
function startTabs(tabs, root) {
  const links = [...tabs.querySelectorAll('a[href^="#"]')];
  const parts = [...root.querySelectorAll('[data-tab]')];
  const nameOf = (part) => part.dataset.tab || part.id;
  const show = (name) => {
    for (const part of parts) part.hidden = nameOf(part) !== name;
    for (const link of links) {
      if (link.hash === `#${name}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    tabs.dataset.shown = name;
  };
  const partOf = (element) => element?.closest('[data-tab]') && nameOf(element.closest('[data-tab]'));
  tabs.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    show(link.hash.slice(1));
    root.querySelector('.panel-body')?.scrollTo({ top: 0 });
  });
  root.addEventListener('click', (event) => {
    const link = event.target.closest('.errors a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    show(partOf(field) ?? tabs.dataset.shown);
    field.focus();
  });
  const trouble = root.querySelector('[data-tab] :is([aria-invalid="true"], .error, [data-theirs])');
  show(partOf(trouble) ?? root.dataset.tab ?? nameOf(parts[0]));
}

/**
 * Adds the comforts to a card that was just drawn.
 * @param {HTMLElement} root the panel, or the main part of the page.
 */
export function startCard(root) {
  for (const area of root.querySelectorAll('textarea[data-soft]:not([data-soft=""])')) addCounter(area);
  for (const rows of root.querySelectorAll('[data-rows]')) growRows(rows);
  for (const box of root.querySelectorAll('[data-theirs]')) offerTheirs(box);
  const tabs = root.querySelector('[data-tabs]');
  if (tabs) startTabs(tabs, root);
}

/** Ctrl + Enter sends the form in which one writes. */
export function startShortcut(root) {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest?.('form[method="post"]');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

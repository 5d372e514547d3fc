// Comforts of the card's form; without them it works all the same.

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

/** A copy of the last row, empty, with the next number in its names. */
function addRow(rows) {
  const last = rows.querySelector('[data-row]:last-child');
  const number = Number(last.querySelector('[name$=".Index"]').value);
  const copy = last.cloneNode(true);
  for (const element of copy.querySelectorAll('[name], [id], [aria-label]')) {
    element.removeAttribute('aria-invalid');
    element.removeAttribute('aria-describedby');
    if (element.name) element.name = element.name.replace(/\[\d+\](?=\.\w+$)/, `[${number + 1}]`);
    if (element.id) element.id = element.id.replace(/_\d+__(?=\w+$)/, `_${number + 1}__`);
    if (element.ariaLabel) element.ariaLabel = element.ariaLabel.replace(/\d+/, number + 2);
  }
  for (const extra of copy.querySelectorAll('.hint, .error, button')) extra.remove();
  for (const input of inputsOf(copy)) input.value = '';
  copy.querySelector('[name$=".Index"]').value = String(number + 1);
  last.after(copy);
}

/** Keeps one empty row at the end of a list. */
function growRows(rows) {
  rows.addEventListener('input', () => {
    if (!isBlank(rows.querySelector('[data-row]:last-child'))) addRow(rows);
  });
  rows.addEventListener('click', (event) => {
    const row = event.target.closest('[data-row-up]')?.closest('[data-row]');
    const before = row?.previousElementSibling;
    if (!before) return;
    event.preventDefault();
    const [mine, other] = [inputsOf(row), inputsOf(before)];
    mine.forEach((input, index) => { [input.value, other[index].value] = [other[index].value, input.value]; });
    other[0].focus();
    other[0].dispatchEvent(new Event('input', { bubbles: true }));
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
  for (const area of root.querySelectorAll('textarea[data-soft]')) addCounter(area);
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

// Cells of the table: what is stored in them, answers of the server, and their looks while something is on its way.
import { el } from '../site/dom.js';
import { isEmpty, normalize } from './content.js';
import { paintCurve, paintLevel } from './curve-view.js';
import { cellOf, keyOf, namesOf } from './gridmap.js';
import { settings, t, table } from './page.js';

const savedFor = 1400;
const held = new WeakMap();

/** What the server last said is in a cell. */
export const storedContent = (cell) => normalize(JSON.parse(cell.dataset.content ?? '{}'));

/** The version that the server last named, 0 when the cell has no row. */
export const storedVersion = (cell) => Number(cell.dataset.version ?? 0);

const isEmotion = (cell) => cell.classList.contains('emo');

/**
 * Takes an answer over: version, content and looks.
 * @param {HTMLTableCellElement} cell
 * @param {{version: number, content: Object, html?: string, state?: string, isClipped?: boolean}} answer
 * @param {boolean} [keepBody] leaves what the cell shows alone, because somebody is writing in it.
 */
export function applyAnswer(cell, answer, keepBody = false) {
  cell.dataset.version = String(answer.version);
  cell.dataset.content = JSON.stringify(answer.content);
  if (answer.complete) showCompleteness(answer.complete, answer.completeLanes ?? {});
  if (keepBody) {
    held.set(cell, answer);
    return;
  }
  held.delete(cell);
  cell.dataset.state = answer.state ?? (isEmpty(answer.content) ? 'empty' : 'filled');
  if (isEmotion(cell)) {
    paintLevel(cell, normalize(answer.content).emotion);
    paintCurve();
  } else if (answer.html === undefined) {
    showContent(cell, answer.content);
  } else {
    showBody(cell, answer);
  }
}

/** Shows the answer that came while somebody was writing in the cell; false when there was none. */
export function showHeld(cell) {
  const answer = held.get(cell);
  if (answer) applyAnswer(cell, answer);
  return answer !== undefined;
}

function showBody(cell, { html, isClipped }) {
  const body = cell.querySelector('.cell-body');
  body.innerHTML = html;
  body.classList.toggle('is-clipped', isClipped === true);
  if (cell.dataset.state === 'empty') body.append(plus());
  const more = cell.querySelector('.cell-more');
  if (!isClipped) more?.remove();
  else if (!more) body.after(el('a.cell-more', { href: `?touchpoint=${cell.dataset.touchpoint}`, tabindex: -1 }, t('More')));
}

const plus = () => el('span.cell-plus', { 'aria-hidden': 'true' }, '+');

/** Shows a content before the server has answered: the same words, without Markdown. */
export function showContent(cell, content) {
  const value = normalize(content);
  cell.dataset.state = isEmpty(value) ? 'empty' : 'filled';
  if (isEmotion(cell)) {
    paintLevel(cell, value.emotion);
    paintCurve();
    return;
  }
  const body = cell.querySelector('.cell-body');
  body.replaceChildren(...describe(value, cell.dataset.type));
  if (cell.dataset.state === 'empty' && settings.canWrite) body.append(plus());
}

/** A content as elements, the way the server renders it but for Markdown. */
export function describe(content, type) {
  const value = normalize(content);
  const parts = [];
  if (value.basis !== 'unknown' && !isEmpty(value)) {
    parts.push(el(`span.ev.ev-${value.basis}`, {}, el('span.vh', {}, `${t(`Basis.${value.basis}`)}: `)));
  }
  if (value.need) {
    const { when, want, soThat, importance } = value.need;
    const words = [[t('Need.When'), when], [t('Need.Want'), want], [t('Need.SoThat'), soThat]].filter(([, text]) => text);
    if (words.length > 0) {
      parts.push(el('p', {}, ...words.flatMap(([label, text], index) => [index ? ', ' : null, el('span.muted', {}, label), ` ${text}`])));
    }
    if (importance !== null) parts.push(el('p.muted.small', {}, t('Need.Of', importance)));
  }
  if (value.chips.length > 0) parts.push(chipList(value.chips, type === 'team'));
  if (value.emotion !== null) parts.push(el('p', {}, t(`Emotion.Level${value.emotion + 2}`)));
  if (value.text) parts.push(value.text);
  return parts;
}

function chipList(chips, hasLead) {
  return el('ul.chips', {}, ...chips.map((chip, index) => {
    const lead = hasLead && index === 0;
    return el(`li.chip${lead ? '.chip-lead' : ''}${chip.catalogItemId === null ? '.chip-text' : ''}`, {},
      lead ? el('span.vh', {}, `${t('Chips.Lead')} `) : null,
      chip.name ?? chip.text,
      chip.state ? el('span.muted', {}, ` ${t(`Screen.${chip.state}`)}`) : null);
  }));
}

function showCompleteness(touchpoints, lanes) {
  for (const [id, [filled, total]] of Object.entries(touchpoints)) {
    const foot = table().querySelector(`tr.complete td[data-complete="${id}"]`);
    const meter = foot?.querySelector('meter');
    if (!meter) continue;
    Object.assign(meter, { max: total, value: filled });
    foot.querySelector('span').textContent = t('Complete', filled, total);
  }
  for (const [id, [filled, total]] of Object.entries(lanes)) {
    const note = table().querySelector(`[data-complete-lane="${id}"]`);
    if (note) note.textContent = t('Complete', filled, total);
  }
}

/** Shows that a cell is being saved, was saved or waits; null for none of it. An open editor keeps its own state. */
export function showPhase(cell, phase) {
  if (cell.dataset.edit === 'editing' && phase !== 'error' && phase !== 'conflict') return;
  if (phase) cell.dataset.edit = phase;
  else delete cell.dataset.edit;
  if (phase === 'saved') {
    setTimeout(() => {
      if (cell.dataset.edit === 'saved') delete cell.dataset.edit;
    }, savedFor);
  }
}

/** Shows why a cell was not saved, with buttons; replaces what was said before, null removes it. */
export function showTrouble(cell, message, ...buttons) {
  const open = document.querySelector(`.cell-pop[role="dialog"][data-cell="${cell.id}"]`);
  for (const owner of [cell, open]) owner?.querySelector('.cell-error')?.remove();
  if (!message) return;
  // An editor's window covers its cell, so the message goes there.
  const place = open?.lastElementChild ?? cell.querySelector('.cell-edit, .cell-body') ?? cell.lastElementChild;
  place.after(el('p.cell-error', { role: 'alert' }, `${message} `, ...buttons.flatMap((button) => [button, ' '])));
}

/** A small button inside a cell. */
export const cellButton = (label, onclick) => el('button.linkish', { type: 'button', tabindex: -1, onclick }, label);

/** "Lane, touchpoint" for names of editors and lists. */
export function titleOf(cell) {
  const { lane, touchpoint } = namesOf(cell);
  return `${lane}, ${touchpoint}`;
}

/** Tells other parts of the page (the panel) that a cell was saved here. */
export function tellSaved(key, answer) {
  const cell = cellOf(key);
  if (!cell) return;
  const [laneId, touchpointId] = keyOf(cell).split('-').map(Number);
  document.dispatchEvent(new CustomEvent('cx:cell-saved', { detail: {
    laneId, touchpointId, version: answer.version, html: answer.html, content: answer.content, state: cell.dataset.state } }));
}

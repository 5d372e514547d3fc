// Paints the emotion row: sliders, the designed curve, its points and the label of the steepest fall.
import { el } from '../site/dom.js';
import { normalize, signed } from './content.js';
import { largestDrop, pathOf, xOf, yOf } from './curve.js';
import { table, t } from './page.js';

const cellsOf = () => [...table().querySelectorAll('td.emo[data-lane]')];

/** An emotion in words for screen readers: "+1, good". */
export const emotionWords = (level) => (level === null ? t('Emotion.None') : `${signed(level)}, ${t(`Emotion.Level${level + 2}`)}`);

/** The level that a cell of the emotion row shows now; null when none is designed. */
export const levelOf = (cell) => (cell.dataset.level === undefined
  ? normalize(JSON.parse(cell.dataset.content ?? '{}')).emotion
  : cell.dataset.level === '' ? null : Number(cell.dataset.level));

/** Shows a level in its cell: the slider, its words and the figures beside it. */
export function paintLevel(cell, level) {
  cell.dataset.level = level ?? '';
  cell.dataset.state = level === null && cell.dataset.state !== 'filled' ? 'empty' : cell.dataset.state;
  const range = cell.querySelector('.emo-range');
  if (range) {
    range.value = String(level ?? 0);
    range.setAttribute('aria-valuetext', emotionWords(level));
  }
  const value = cell.querySelector('.emo-value');
  if (value) {
    // The measured part after the first comma is the server's and stays.
    const [, ...measured] = value.textContent.trim().split(', ');
    value.textContent = [level === null ? t('Emotion.NotDesigned') : t('Emotion.Designed', signed(level)), ...measured].join(', ');
  }
}

/** Redraws the designed curve, its points and the label from what the cells show. */
export function paintCurve() {
  const cells = cellsOf();
  if (cells.length === 0) return;
  const levels = cells.map(levelOf);
  cells[0].querySelector('.curve-designed')?.setAttribute('d', pathOf(levels));
  const svg = [...cells[0].querySelectorAll('svg.curve')].at(-1);
  const known = new Map([...svg.querySelectorAll('.pt-designed')].map((point) => [Number(point.dataset.i), point]));
  levels.forEach((level, index) => {
    const point = known.get(index);
    if (level === null) point?.remove();
    else (point ?? newPoint(svg, index)).setAttribute('cy', `${yOf(level)}%`);
  });
  for (const [index, point] of known) point.setAttribute('cx', `${xOf(index) / levels.length}%`);
  paintDrop(cells, largestDrop(levels));
}

function newPoint(svg, index) {
  const point = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  point.setAttribute('class', 'pt-designed');
  point.setAttribute('r', '5');
  point.setAttribute('cx', `${xOf(index) / cellsOf().length}%`);
  point.dataset.i = String(index);
  svg.append(point);
  return point;
}

function paintDrop(cells, drop) {
  const label = table().querySelector('[data-drop-label]') ?? el('span.emo-note.pill.pill-warn', { dataset: { dropLabel: '' } });
  if (!drop) {
    label.remove();
    return;
  }
  label.textContent = t('Emotion.Drop', drop.size);
  if (label.parentElement !== cells[drop.index]) cells[drop.index].append(label);
}

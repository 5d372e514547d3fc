// The count of open comments in the corner of a cell.
import { el } from '../site/dom.js';
import { cellOf } from './gridmap.js';
import { tn } from './page.js';

/**
 * Shows how many comments of a cell are open; none takes the badge away.
 * @param {{laneId: number, touchpointId: number, open: number}} detail of the event `cx:comments-changed`.
 */
export function showComments({ laneId, touchpointId, open }) {
  const key = `${laneId}-${touchpointId}`;
  const cell = cellOf(key);
  if (!cell) return;
  cell.querySelector('.cell-comments')?.remove();
  if (open > 0) {
    cell.append(el('a.cell-comments', { href: `?comments=${key}`, 'aria-label': tn('Comments', open), tabindex: -1 }, el('span', {}, String(open))));
  }
}

// Dragging stages, touchpoints and lanes by their handles: a line shows where they will land, Escape cancels.
/* global Sortable */
import { announce, host, t, table } from './page.js';
import { headsOf, idOf, kindOf, moveTo, titleOf, touchpointsOf } from './structure.js';

const edge = 60;
let sortables = [];
let dragging = null;

/** The head under the pointer that can take what is dragged, and on which side of it. */
function dropAt(x, y) {
  const { head, kind } = dragging;
  const heads = headsOf(kind).filter((item) => item !== head);
  const along = kind === 'lane' ? y : x;
  const middleOf = (box) => (kind === 'lane' ? box.top + box.height / 2 : box.left + box.width / 2);
  const frame = host.getBoundingClientRect();
  if (x < frame.left - edge || x > frame.right + edge || y < frame.top - edge || y > frame.bottom + edge) return null;
  const found = heads
    .map((item) => ({ item, middle: middleOf(item.getBoundingClientRect()) }))
    .sort((a, b) => Math.abs(a.middle - along) - Math.abs(b.middle - along))[0];
  return found ? { target: found.item, side: along < found.middle ? 'before' : 'after' } : null;
}

function mark(drop) {
  for (const marked of host.querySelectorAll('[data-drop]')) delete marked.dataset.drop;
  if (drop) drop.target.dataset.drop = drop.side;
  dragging.drop = drop;
}

function follow(event) {
  if (!dragging) return;
  dragging.pointer = { x: event.clientX, y: event.clientY };
  mark(dropAt(event.clientX, event.clientY));
}

/** The grid scrolls by itself under a pointer that rests near its edge. */
function followScroll() {
  if (dragging?.pointer) mark(dropAt(dragging.pointer.x, dragging.pointer.y));
}

/** Where a drop puts what was dragged; null when it stays where it is. */
function placeOf({ head, kind, drop }) {
  if (!drop) return null;
  const { target, side } = drop;
  const siblings = (kind === 'touchpoint' ? touchpointsOf(Number(target.dataset.stage)) : headsOf(kind)).filter((item) => item !== head);
  const index = siblings.indexOf(target) + (side === 'after' ? 1 : 0);
  const before = siblings[index - 1];
  const place = { afterId: before ? idOf(before) : null };
  const old = kind === 'touchpoint' ? touchpointsOf(Number(head.dataset.stage)) : headsOf(kind);
  const sameStage = kind !== 'touchpoint' || target.dataset.stage === head.dataset.stage;
  if (sameStage && old.indexOf(head) === index) return null;
  return kind === 'touchpoint' ? { ...place, stageId: Number(target.dataset.stage) } : place;
}

/** The cells that move along with a head, to be dimmed while it is dragged. */
function cellsWith(head, kind) {
  const touchpoints = kind === 'stage' ? touchpointsOf(idOf(head)).map(idOf) : [idOf(head)];
  return kind === 'lane'
    ? [head, ...table().querySelectorAll(`td[data-lane="${idOf(head)}"]`)]
    : [head, ...touchpoints.flatMap((id) => [...table().querySelectorAll(`[data-touchpoint="${id}"]`)])];
}

function start(event) {
  const head = event.item.matches('th') ? event.item : event.item.querySelector('th');
  const kind = kindOf(head);
  dragging = { head, kind, drop: null, pointer: null, cancelled: false };
  for (const cell of cellsWith(head, kind)) cell.classList.add('is-dragging');
  host.dataset.dragging = kind;
  announce(t('Move.Started', titleOf(head)));
  addEventListener('pointermove', follow);
  host.addEventListener('scroll', followScroll);
  addEventListener('keydown', escape, true);
}

function escape(event) {
  if (event.key !== 'Escape' || !dragging) return;
  event.preventDefault();
  event.stopPropagation();
  dragging.cancelled = true;
  // Sortable has no way to cancel: a release ends the drag, and the mark says that nothing is to happen.
  document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
}

function end() {
  if (!dragging) return;
  const state = dragging;
  const place = state.cancelled ? null : placeOf(state);
  removeEventListener('pointermove', follow);
  host.removeEventListener('scroll', followScroll);
  removeEventListener('keydown', escape, true);
  mark(null);
  delete host.dataset.dragging;
  dragging = null;
  for (const cell of host.querySelectorAll('.is-dragging')) {
    // The click that follows the release must still find the mark.
    setTimeout(() => cell.classList.remove('is-dragging'));
  }
  if (place) moveTo(state.head, place);
  else announce(t('Move.Cancelled'));
}

/** Makes the heads draggable; again after each redraw. */
export function startDrag() {
  for (const sortable of sortables) sortable.destroy();
  const options = {
    handle: '.drag', forceFallback: true, fallbackTolerance: 3, animation: 0,
    scroll: host, scrollSensitivity: edge, scrollSpeed: 14, bubbleScroll: false, ghostClass: 'is-dragging', fallbackClass: 'drag-ghost',
    // Only the server reorders: a table cannot follow a head alone.
    onMove: () => false, onStart: start, onEnd: end,
  };
  sortables = [
    ...[...table().tHead.rows].map((row) => Sortable.create(row, { ...options, draggable: 'th' })),
    Sortable.create(table().tBodies[0], { ...options, draggable: 'tr.lane' }),
  ];
}

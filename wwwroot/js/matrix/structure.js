// Changes of the matrix's structure: one request after the other, the answer redraws the table around what is being done.
/* global Idiomorph */
import { showToast } from '../site/toasts.js';
import { failureOf, request } from './api.js';
import { editedCell, closeEditor, isEditing } from './editors/index.js';
import { currentCell, refreshGrid } from './grid.js';
import { announce, host, journeyUrl, t, table } from './page.js';
import { flush, noteSaved, repaintPending } from './saving.js';

let last = Promise.resolve();

/** Lets changes follow each other, whatever became of the one before. */
function inTurn(work) {
  const run = last.then(work);
  last = run.catch((error) => console.error(error));
  return run;
}

/**
 * Redraws the table from the server's markup. A cell that is being edited stays as it is, and so does the focus.
 * @param {string} html the table.
 * @param {string|null} [focusId] the element that gets the focus.
 */
export function redraw(html, focusId = null) {
  const fresh = document.createElement('template');
  fresh.innerHTML = html;
  const hadFocus = host.contains(document.activeElement) && !editedCell();
  Idiomorph.morph(table(), fresh.content.querySelector('table'), {
    morphStyle: 'outerHTML',
    ignoreActiveValue: true,
    callbacks: { beforeNodeMorphed: (old) => !(old instanceof HTMLTableCellElement && isEditing(old)) },
  });
  refreshGrid(focusId, hadFocus);
  repaintPending();
  host.dispatchEvent(new CustomEvent('cx:grid-redrawn'));
}

/** Fetches the table anew, after somebody else changed it. */
export async function reload() {
  const answer = await request('GET', journeyUrl('/grid'));
  if (answer.status === 200) redraw(answer.html);
}

/**
 * Asks the server for a change and shows what became of it. Requests wait for each other, so that keys can be pressed quickly.
 * @param {string} method
 * @param {string} path after the journey's address.
 * @param {Object} [options] `body` and `version` as for request(); `quiet` shows no notice when all went well;
 *   `focus` false leaves the focus where it is.
 * @returns {Promise<Object>} the answer.
 */
export function change(method, path, options = {}) {
  closeEditor();
  return inTurn(async () => {
    await flush();
    return perform(method, journeyUrl(path), options);
  });
}

async function perform(method, url, { body, version, quiet = false, focus = true }) {
  const answer = await request(method, url, { body, version });
  if (answer.status === 200) {
    redraw(answer.html, focus ? answer.focus : null);
    noteSaved();
    if (quiet) announce(answer.announcement);
    else notify(answer);
    return answer;
  }
  showToast(failureOf(answer), { bad: true, seconds: 12 });
  if (answer.status === 412 || answer.status === 404) await reload();
  return answer;
}

function notify({ announcement, undo }) {
  const run = () => inTurn(() => perform(undo.method, undo.url, { body: undo.body }));
  showToast(announcement, undo ? { action: { label: t('Undo'), run } } : {});
}

const headSelectors = { stage: 'th.stage[data-stage]', touchpoint: 'th.step[data-touchpoint]', lane: '.lane > th.lane-head[data-lane]' };

/** The heads of a kind in their order, without the image that follows the pointer in a drag. */
export const headsOf = (kind) => [...table().querySelectorAll(headSelectors[kind])].filter((head) => !head.closest('.drag-ghost'));

/** Kind of a head: `stage`, `touchpoint` or `lane`; null for any other element. */
export function kindOf(head) {
  if (head?.matches('th.stage')) return 'stage';
  if (head?.matches('th.step')) return 'touchpoint';
  return head?.matches('th.lane-head[data-lane]') ? 'lane' : null;
}

/** Id of what a head stands for. */
export const idOf = (head) => Number(head.dataset[kindOf(head)]);

/** Address of what a head stands for, after the journey's. */
export const pathOf = (head) => `/${kindOf(head)}s/${idOf(head)}`;

/** The title in a head. */
export const titleOf = (head) => head.querySelector('.th-name, .lane-name')?.textContent.trim() ?? '';

/** The heads of the touchpoints of a stage. */
export const touchpointsOf = (stageId) => headsOf('touchpoint').filter((head) => Number(head.dataset.stage) === stageId);

/**
 * Moves a stage, touchpoint or lane.
 * @param {HTMLElement} head what moves.
 * @param {{afterId: number|null, stageId?: number}} place
 * @param {Object} [options] as for change().
 */
export const moveTo = (head, place, options = {}) => change('PUT', `${pathOf(head)}/position`, { body: place, ...options });

/** The place one step away from where something is; null at the edge. A touchpoint goes on into the next stage. */
export function placeBeside(head, back) {
  const kind = kindOf(head);
  const heads = headsOf(kind);
  const index = heads.indexOf(head);
  if (kind !== 'touchpoint') {
    const to = index + (back ? -1 : 1);
    if (to < 0 || to >= heads.length) return null;
    const before = heads[back ? to - 1 : to];
    return { afterId: before ? idOf(before) : null };
  }
  const stageId = Number(head.dataset.stage);
  const siblings = touchpointsOf(stageId);
  const at = siblings.indexOf(head);
  if (back ? at > 0 : at < siblings.length - 1) {
    const before = siblings[back ? at - 2 : at + 1];
    return { stageId, afterId: before ? idOf(before) : null };
  }
  const stages = headsOf('stage').map(idOf);
  const next = stages[stages.indexOf(stageId) + (back ? -1 : 1)];
  if (next === undefined) return null;
  const end = touchpointsOf(next).at(-1);
  return { stageId: next, afterId: back && end ? idOf(end) : null };
}

/**
 * Moves by a key what has the focus: a stage or touchpoint to the side, a lane up or down; from a cell its touchpoint or lane.
 * @param {'left'|'right'|'up'|'down'} direction
 */
export function moveByKey(direction) {
  const cell = currentCell();
  const sideways = direction === 'left' || direction === 'right';
  const head = kindOf(cell) ? cell : document.getElementById(sideways ? `t${cell.dataset.touchpoint}` : `l${cell.dataset.lane}`);
  if (!head || (kindOf(head) === 'lane') === sideways || !head.querySelector('.drag')) return;
  // The place is worked out when its turn comes: an earlier press may still be on its way.
  inTurn(async () => {
    const now = document.getElementById(head.id);
    const place = now && placeBeside(now, direction === 'left' || direction === 'up');
    if (!place) {
      announce(t('Move.Edge'));
      return;
    }
    await flush();
    await perform('PUT', journeyUrl(`${pathOf(now)}/position`), { body: place, quiet: true, focus: false });
  });
}

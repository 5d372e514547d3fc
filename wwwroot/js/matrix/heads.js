// Heads of stages, touchpoints and lanes: their menus, insert buttons, renaming in place.
import { showToast } from '../site/toasts.js';
import { el } from '../site/dom.js';
import { failureOf, request } from './api.js';
import { focusCell } from './grid.js';
import { addLane, copyLaneTo, moveToPosition } from './head-dialogs.js';
import { host, journeyUrl, t } from './page.js';
import { openPanel } from './panel.js';
import { change, headsOf, idOf, kindOf, pathOf, redraw, reload, titleOf, touchpointsOf } from './structure.js';

let menuHead = null;

const newTitles = { stage: 'New.Stage', touchpoint: 'New.Touchpoint' };

/** Adds a stage or touchpoint beside a head and lets the person name it at once. */
async function insert(head, before) {
  const kind = kindOf(head);
  if (kind === 'lane') {
    addLane(head);
    return;
  }
  const body = { title: t(newTitles[kind]), [before ? 'beforeId' : 'afterId']: idOf(head) };
  if (kind === 'touchpoint') body.stageId = Number(head.dataset.stage);
  const answer = await change('POST', `/${kind}s`, { body, quiet: true });
  const added = answer.status === 200 && answer.focus ? document.getElementById(answer.focus) : null;
  if (added && kindOf(added)) rename(added);
}

/**
 * Lets the person rename a head in place: Enter or leaving saves, Escape does not.
 * @param {HTMLElement} head
 */
export function rename(head) {
  const kind = kindOf(head);
  const name = head.querySelector('.th-name, .lane-name');
  if (!kind || !name || !head.querySelector('.drag') || (kind === 'lane' && head.dataset.type !== 'text')) return;
  const before = titleOf(head);
  const input = el('input.th-input', { 'aria-label': t('Rename.Label'), maxlength: 200 });
  input.value = before;
  name.hidden = true;
  name.after(input);
  input.select();
  input.focus();
  let done = false;
  const finish = async (save) => {
    if (done) return;
    done = true;
    const title = input.value.trim();
    const hadFocus = document.activeElement === input;
    input.remove();
    name.hidden = false;
    if (hadFocus) focusCell(head);
    if (!save || title === before) return;
    if (title === '') showToast(t('Rename.Empty'), { bad: true });
    else await store(head, title, name);
  };
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) {
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === 'Enter');
  });
  input.addEventListener('blur', () => { if (document.hasFocus()) finish(true); });
}

async function store(head, title, name) {
  name.textContent = title;
  const answer = await request('PATCH', journeyUrl(pathOf(head)), { body: { title }, version: Number(head.dataset.version) });
  if (answer.status === 200) {
    redraw(answer.html);
    return;
  }
  const retry = { label: t('Retry'), run: () => store(document.getElementById(head.id) ?? head, title, head.querySelector('.th-name, .lane-name')) };
  showToast(`«${title}»: ${failureOf(answer)}`, { bad: true, seconds: 30, action: retry });
  await reload();
}

/** Opens the menu of a head. */
export function openMenu(head) {
  head.querySelector('.th-menu')?.click();
}

const acts = {
  'insert-before': (head) => insert(head, true),
  'insert-after': (head) => insert(head, false),
  rename,
  'copy-filled': (head) => change('POST', `${pathOf(head)}/copies`, { body: { withContent: true } }),
  'copy-empty': (head) => change('POST', `${pathOf(head)}/copies`, { body: { withContent: false } }),
  'copy-to': copyLaneTo,
  move: moveToPosition,
  merge: (head) => change('POST', `${pathOf(head)}/merge`, { body: {} }),
  split: (head) => change('POST', `/stages/${head.dataset.stage}/split`, { body: { touchpointId: idOf(head) } }),
  archive: (head) => change('DELETE', pathOf(head)),
  moment: (head) => change('PATCH', pathOf(head), { body: { isMomentOfTruth: head.dataset.moment !== 'true' }, version: Number(head.dataset.version) }),
  open: (head) => openPanel({ touchpoint: idOf(head) }, head),
};

/** What the menu of a head offers, for the command list: label and what it does. */
export function actsOf(head) {
  const button = head.querySelector('.th-menu');
  const menu = button && document.getElementById(button.getAttribute('popovertarget'));
  if (!menu) return [];
  prepare(menu, head);
  return [...menu.querySelectorAll('li:not([hidden]) [data-act]')]
    .map((item) => ({ label: item.firstChild?.nextSibling?.textContent?.trim() || item.textContent.trim(), run: () => acts[item.dataset.act](head) }));
}

/** Hides what does not apply to this head. */
function prepare(menu, head) {
  const isFirst = kindOf(head) === 'touchpoint'
    ? touchpointsOf(Number(head.dataset.stage))[0] === head
    : headsOf(kindOf(head))[0] === head;
  for (const item of menu.querySelectorAll('li')) {
    const act = item.querySelector('[data-act]')?.dataset.act;
    item.hidden = (item.dataset.only !== undefined && item.dataset.only !== head.dataset.type)
      || (isFirst && (act === 'merge' || act === 'split'));
  }
}

function onClick(event) {
  const opener = event.target.closest('.th-menu');
  if (opener) menuHead = opener.closest('th');
  const insertion = event.target.closest('.insert');
  if (insertion) insert(insertion.closest('th'), false);
  if (event.target.closest('[data-act="add-lane"]')) addLane(headsOf('lane').at(-1) ?? null);
  const handle = event.target.closest('.drag');
  // A handle that was pressed without dragging offers the move by a list.
  if (handle && !handle.closest('th').classList.contains('is-dragging')) moveToPosition(handle.closest('th'));
}

/** Starts listening; once. */
export function startHeads() {
  host.addEventListener('click', onClick);
  host.addEventListener('dblclick', (event) => {
    if (event.target.closest('span.th-name, .lane-name')) rename(event.target.closest('th'));
  });
  for (const menu of document.querySelectorAll('ul.menu-list[popover][id^="menu-"]')) {
    menu.addEventListener('beforetoggle', (event) => {
      if (event.newState === 'open' && menuHead) prepare(menu, menuHead);
    });
    menu.addEventListener('toggle', (event) => {
      if (event.newState === 'open') menu.querySelector('li:not([hidden]) button')?.focus();
    });
    menu.addEventListener('click', (event) => {
      const act = event.target.closest('[data-act]')?.dataset.act;
      const head = menuHead && document.getElementById(menuHead.id);
      if (!act || !head) return;
      focusCell(head);
      acts[act](head);
    });
  }
}

// Dialogs of the heads: to which position, which new lane, into which journey.
import { openDialog } from '../site/dialogs.js';
import { el, newId } from '../site/dom.js';
import { suggestions } from '../site/suggestions.js';
import { announce, settings, t, tn } from './page.js';
import { change, headsOf, idOf, kindOf, moveTo, pathOf, titleOf, touchpointsOf } from './structure.js';

const roles = ['insight', 'clientAction', 'frontstage', 'backstage', 'support', 'physicalEvidence', 'experience'];
const canonical = ['emotion', 'scenario', 'need', 'screen', 'team'];
const buttons = (label) => [{ label: t('Cancel'), value: 'cancel' }, { label, value: 'ok', primary: true }];
const option = (value, label, selected = false) => el('option', { value, selected }, label);

function field(label, control) {
  control.id ||= newId('field');
  return el('div.field', {}, el('label', { for: control.id }, label), control);
}

/** Places among the others: the value is the id it comes after, empty for the first place. */
function places(others, current) {
  const total = others.length + 1;
  const after = [null, ...others];
  return after.map((head, index) => option(head ? idOf(head) : '',
    head ? t('Move.After', index + 1, total, titleOf(head)) : t('Move.First', 1, total), index === current));
}

/** Asks where a stage, touchpoint or lane is to go, and moves it. */
export async function moveToPosition(head) {
  const kind = kindOf(head);
  const position = el('select');
  const stage = kind === 'touchpoint' ? el('select', {}, ...headsOf('stage').map((item) => option(idOf(item), titleOf(item), idOf(item) === Number(head.dataset.stage)))) : null;
  const fill = () => {
    const siblings = stage ? touchpointsOf(Number(stage.value)) : headsOf(kind);
    const at = siblings.indexOf(head);
    position.replaceChildren(...places(siblings.filter((item) => item !== head), at < 0 ? siblings.length : at));
  };
  stage?.addEventListener('change', fill);
  fill();
  const { answer } = openDialog({
    title: t('Move.Title', titleOf(head)), closeLabel: t('Close'), buttons: buttons(t('Move.Apply')),
    body: [...(stage ? [field(t('Move.Stage'), stage)] : []), field(t('Move.Position'), position)],
  });
  if (await answer !== 'ok') return;
  const place = { afterId: position.value === '' ? null : Number(position.value) };
  moveTo(head, stage ? { ...place, stageId: Number(stage.value) } : place);
}

/**
 * Asks what a new lane is about and adds it.
 * @param {HTMLElement|null} after head of the lane above it.
 */
export async function addLane(after) {
  const present = new Set(headsOf('lane').map((head) => head.dataset.type));
  const group = newId('lane');
  const radio = (value, label, checked) => el('label.check', {}, el('input', { type: 'radio', name: group, value, checked }), label);
  const missing = canonical.filter((type) => !present.has(type));
  const title = el('input', { maxlength: 120 });
  const error = el('p.error', { id: newId('error'), hidden: true }, t('Lane.NameMissing'));
  const titleField = field(t('Lane.Name'), title);
  title.setAttribute('aria-describedby', error.id);
  titleField.append(error);
  const kinds = el('fieldset', {}, el('legend', {}, t('Lane.Role')),
    ...roles.map((role, index) => radio(role, t(`Role.${role}`), index === 0)),
    ...missing.map((type) => radio(`type:${type}`, t(`Lane.${type}`), false)));
  const chosen = () => kinds.querySelector('input:checked').value;
  kinds.addEventListener('change', () => { titleField.hidden = chosen().startsWith('type:'); });
  const { answer } = openDialog({
    title: t('Lane.Title'), closeLabel: t('Close'), buttons: buttons(t('Lane.Apply')), body: [titleField, kinds],
    check: () => {
      const isMissing = !titleField.hidden && title.value.trim() === '';
      error.hidden = !isMissing;
      title.setAttribute('aria-invalid', String(isMissing));
      if (isMissing) title.focus();
      return !isMissing;
    },
  });
  title.focus();
  if (await answer !== 'ok') return;
  const [type, role] = chosen().startsWith('type:') ? [chosen().slice(5), null] : ['text', chosen()];
  change('POST', '/lanes', { body: { title: type === 'text' ? title.value.trim() : null, type, role, afterId: after ? idOf(after) : null } });
}

/** Finds journeys by their list page, which knows how to search. */
async function findJourneys(query) {
  const response = await fetch(`/journeys?q=${encodeURIComponent(query)}`, { credentials: 'same-origin', headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return [...page.querySelectorAll('a.row-link[href^="/journeys/"]')]
    .map((link) => ({ id: link.getAttribute('href').match(/^\/journeys\/(\d+)/)?.[1], label: link.textContent.trim() }))
    .filter(({ id }) => id && id !== settings.journey);
}

/** Asks for a journey and copies a lane into it. */
export async function copyLaneTo(head) {
  let target = null;
  const input = el('input', { placeholder: t('CopyTo.Find') });
  const list = suggestions(input, {
    label: t('CopyTo.Journey'), none: t('Search.None'), find: findJourneys,
    found: (count) => announce(count > 0 ? tn('Chips.Found', count) : t('Search.None')),
    choose: (item) => { target = item; input.value = item.label; },
  });
  input.addEventListener('keydown', (event) => {
    if (!list.key(event)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('input', () => { target = null; });
  const wrap = field(t('CopyTo.Journey'), input);
  wrap.append(el('div.combo', {}, list.element));
  const { answer } = openDialog({
    title: t('CopyTo.Title', titleOf(head)), closeLabel: t('Close'), buttons: buttons(t('CopyTo.Apply')), body: [wrap],
    check: () => {
      input.setAttribute('aria-invalid', String(target === null));
      if (target === null) input.focus();
      return target !== null;
    },
  });
  if (await answer === 'ok') change('POST', `${pathOf(head)}/copies-to/${target.id}`, { body: {} });
}

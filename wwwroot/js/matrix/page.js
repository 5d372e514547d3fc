// The journey page as the scripts of the grid see it: the host of the table, its settings, texts and announcements.
import { el } from '../site/dom.js';

/** The element around the table; null on pages without a grid (the list view). */
export const host = document.getElementById('matrix-host');

const texts = JSON.parse(host?.dataset.texts ?? '{}');
const language = document.documentElement.lang || 'en';
const plural = new Intl.PluralRules(language);

/** What the server says about this page and this person. */
export const settings = {
  journey: host?.dataset.journey ?? '',
  user: host?.dataset.user ?? '',
  canWrite: host?.dataset.canWrite === 'true',
  canComment: host?.dataset.canComment === 'true',
  canCreate: host?.dataset.canCreateCatalog === 'true',
  letterKeys: host?.dataset.letterKeys === 'true',
  timeZone: host?.dataset.timeZone || undefined,
  screensUrl: host?.dataset.screensUrl ?? '',
  teamsUrl: host?.dataset.teamsUrl ?? '',
};

/** Address of something of this journey. */
export const journeyUrl = (path = '') => `/journeys/${settings.journey}${path}`;

/** The table; asked for anew each time, because an answer of the server may replace it. */
export const table = () => host.querySelector('table.matrix');

/** A text of the interface with `{0}`, `{1}` … filled in. */
export function t(key, ...values) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}

/** A text that depends on a count, which is its `{0}`. */
export function tn(key, count, ...values) {
  const form = { one: 'One', few: 'Few' }[plural.select(count)] ?? 'Many';
  return t(`${key}.${form}`, count, ...values);
}

/** A moment as hours and minutes in the person's time zone. */
export const clockTime = (moment) =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: settings.timeZone }).format(moment);

let live = null;

/** Tells screen readers what happened, without moving the focus. */
export function announce(message) {
  if (!live) {
    live = el('p.vh', { role: 'status', 'aria-live': 'polite', id: 'grid-status' });
    document.body.append(live);
  }
  // The same words twice are announced twice only if they differ.
  live.textContent = live.textContent === message ? `${message} ` : message;
}

/** Reads what this person chose in this browser, `otherwise` when nothing or unreadable. */
export function remembered(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(`cx:${name}:${settings.user}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Remembers a choice of this person in this browser; a browser that refuses simply forgets it. */
export function remember(name, value) {
  try {
    localStorage.setItem(`cx:${name}:${settings.user}`, JSON.stringify(value));
  } catch (error) {
    console.warn('The choice cannot be remembered in this browser.', error);
  }
}

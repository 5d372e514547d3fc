// How the matrix is shown: zoom, density, what is assumed. Changed in place, kept in the address and for the next visit.
import { el } from '../site/dom.js';
import { announce, host, remember, remembered, t, table } from './page.js';
import { refreshGrid } from './grid.js';

/** The steps of the zoom in percent; at 67 and below cells say only whether they are filled. */
export const zoomSteps = [50, 67, 80, 100, 125];

const usual = { zoom: '100', density: '', evidence: '' };
const names = Object.keys(usual);
const read = () => Object.fromEntries(names.map((name) => [name, host.dataset[name] ?? usual[name]]));

function show(view) {
  for (const name of names) {
    if (view[name]) host.dataset[name] = view[name];
    else delete host.dataset[name];
  }
  const value = document.getElementById('zoom-value');
  if (value) value.textContent = `${view.zoom} %`;
  for (const link of document.querySelectorAll('#zoom [data-zoom]')) mark(link, link.dataset.zoom === view.zoom);
  mark(document.getElementById('density'), view.density !== '');
  mark(document.getElementById('evidence'), view.evidence !== '');
  refreshGrid();
}

function mark(link, on) {
  if (on) link?.setAttribute('aria-current', 'true');
  else link?.removeAttribute('aria-current');
}

/** Changes part of the view, remembers it and puts it into the address, so that a link shows the same. */
function change(part) {
  const view = { ...read(), ...part };
  show(view);
  remember('view', view);
  const url = new URL(location.href);
  for (const name of names) {
    if (view[name] === usual[name]) url.searchParams.delete(name);
    else url.searchParams.set(name, view[name]);
  }
  history.replaceState(history.state, '', url);
}

/** Sets the zoom in percent. */
export function setZoom(step) {
  change({ zoom: String(step) });
  announce(t('View.Zoom', step));
}

/** The largest step at which all columns fit into the width; the smallest when none does. */
export function fitWidth() {
  const before = host.dataset.zoom;
  const best = [...zoomSteps].reverse().find((step) => {
    host.dataset.zoom = String(step);
    return host.scrollWidth <= host.clientWidth + 1;
  });
  host.dataset.zoom = before;
  setZoom(best ?? zoomSteps[0]);
}

/** Turns narrow rows on or off. */
export const toggleDensity = () => change({ density: host.dataset.density ? '' : 'compact' });

/** Turns the hatching of what is assumed on or off. */
export const toggleEvidence = () => change({ evidence: host.dataset.evidence ? '' : 'on' });

/** Starts listening; once. What the address says goes before what was chosen earlier. */
export function startView() {
  const asked = new URL(location.href).searchParams;
  if (!names.some((name) => asked.has(name))) {
    const view = { ...usual, ...remembered('view', {}) };
    if (zoomSteps.includes(Number(view.zoom))) show(view);
  }
  document.querySelector('#zoom .menu-list')?.append(
    el('li', {}, el('button', { type: 'button', dataset: { zoom: 'fit' } }, t('View.Fit'))));
  document.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('#zoom [data-zoom], #density, #evidence');
    if (!link) return;
    event.preventDefault();
    if (link.id === 'density') toggleDensity();
    else if (link.id === 'evidence') toggleEvidence();
    else if (link.dataset.zoom === 'fit') fitWidth();
    else setZoom(Number(link.dataset.zoom));
  });
  addEventListener('resize', () => table() && refreshGrid());
}

// Tells the grid what the panel changed.

/** The version of every cell of the card by lane. */
export function cellVersions(panel) {
  return new Map([...panel.querySelectorAll('[data-cell]')].map((cell) =>
    [cell.dataset.cell, cell.querySelector('[name$=".Version"]').value]));
}

/** Tells of the cells whose version differs from before: asks the server for each as the grid needs it. */
export async function tellCells(panel, before) {
  const card = panel.querySelector('[data-card]');
  if (!card) return;
  const changed = [...cellVersions(panel)].filter(([lane, version]) => before.get(lane) !== version);
  for (const [lane] of changed) {
    const response = await fetch(`/journeys/${card.dataset.journey}/cells/${lane}/${card.dataset.card}`, {
      headers: { 'X-Requested-With': 'fetch', Accept: 'application/json' },
    });
    if (!response.ok) continue;
    const cell = await response.json();
    document.dispatchEvent(new CustomEvent('cx:cell-changed', { detail: { ...cell, laneId: Number(lane), touchpointId: Number(card.dataset.card) } }));
  }
}

/** Tells how many comments of the cell in the panel are open. */
export function tellComments(panel) {
  const place = panel.querySelector('[data-comments]');
  if (!place) return;
  const [laneId, touchpointId] = place.dataset.comments.split('-').map(Number);
  document.dispatchEvent(new CustomEvent('cx:comments-changed', { detail: { laneId, touchpointId, open: Number(place.dataset.open) } }));
}

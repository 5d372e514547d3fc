// Tells the grid what the panel changed.

/** The version of the card and of every cell in it, by lane. */
export const versionsOf = (panel) => ({
  card: panel.querySelector('#card-form > [name="Version"]')?.value,
  cells: new Map([...panel.querySelectorAll('[data-cell] > [name$=".Version"]')].map((input) =>
    [input.parentElement.dataset.cell, input.value])),
});

/**
 * Tells what differs from before. The head of the column shows the card's own row, so the grid is drawn anew when that changed;
 * otherwise each changed cell is asked for as the grid needs it.
 */
export async function tellCard(panel, before) {
  const card = panel.querySelector('[data-card]');
  if (!card) return;
  const now = versionsOf(panel);
  if (now.card !== before.card && document.querySelector('#matrix-host table')) {
    const { reload } = await import('../matrix/structure.js');
    await reload();
    return;
  }
  const changed = [...now.cells].filter(([lane, version]) => before.cells.get(lane) !== version);
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

// Starts the grid of the journey page. The page shows and links everything without it; what is edited here needs it.
import { startClipboard } from './clipboard.js';
import { startCommands } from './commands.js';
import { startDrag } from './drag.js';
import { isEditing, startEditors } from './editors/index.js';
import { startEmotion } from './emotion.js';
import { focusCell, startGrid } from './grid.js';
import { cellOf } from './gridmap.js';
import { startHeads } from './heads.js';
import { startKeys } from './keys.js';
import { host, settings, table } from './page.js';
import { startPanel } from './panel.js';
import { startPointer } from './pointer.js';
import { startSaving } from './saving.js';
import { startSearch } from './search.js';
import { startTitle } from './title.js';
import { startView } from './view.js';
import { showComments } from './badges.js';

function start() {
  startGrid();
  startView();
  startSearch();
  startCommands();
  startPanel();
  startKeys();
  startPointer();
  startClipboard();
  startSaving(isEditing);
  document.addEventListener('cx:comments-changed', ({ detail }) => showComments(detail));
  if (settings.canWrite) {
    startEditors();
    startEmotion();
    startHeads();
    startDrag();
    startTitle();
    host.addEventListener('cx:grid-redrawn', startDrag);
  }
  const asked = new URL(location.href).searchParams.get('cell');
  const cell = asked && cellOf(asked);
  if (cell) focusCell(cell);
  host.dataset.ready = '';
}

if (host && table()) start();

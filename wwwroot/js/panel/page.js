// The card and the comments as pages of their own: forms are sent as forms, only pictures go without a reload.
import { startCard, startShortcut } from './card.js';
import { isDirty, remember } from './forms.js';
import { drawPictures, startPictures } from './pictures.js';

const main = document.getElementById('main');
let isSending = false;

startPictures(main);
startCard(main);
drawPictures(main);
startShortcut(main);
remember(main);
main.addEventListener('submit', () => { isSending = true; });
addEventListener('pageshow', () => { isSending = false; });
addEventListener('beforeunload', (event) => {
  if (!isSending && isDirty(main)) event.preventDefault();
});

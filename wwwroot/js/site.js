// Behaviour shared by all pages: menus, dialogs, notices, forms. Everything works without it, only less comfortably.
import { startCopies } from './site/copies.js';
import { startDialogs } from './site/dialogs.js';
import { startForms } from './site/forms.js';
import { startMenus } from './site/menus.js';
import { toastFlashes } from './site/toasts.js';

startCopies();
startMenus();
startDialogs();
startForms();
toastFlashes();

// Menus: `details.menu` and `ul.menu-list[popover]`. Both close as people expect and are walked with the arrow keys.

const items = (list) => [...list.querySelectorAll('a[href], button, label, input')]
  .filter((item) => !item.disabled && item.offsetParent !== null && !(item.matches('input') && item.closest('label')));

/**
 * Opens a popover menu at a button; closes any other.
 * @param {HTMLElement} list `ul.menu-list[popover]`, already in the page.
 * @param {HTMLElement} button what it belongs to: place and focus come from it.
 */
export function openMenuAt(list, button) {
  placeAt(list, button);
  list.showPopover();
  items(list)[0]?.focus();
}

/** Gives a popover menu its place below a button, by CSS anchors where the browser has them. */
export function placeAt(list, button) {
  const box = button.getBoundingClientRect();
  list.style.setProperty('--menu-x', `${Math.max(8, Math.min(box.left, innerWidth - 328))}px`);
  list.style.setProperty('--menu-y', `${box.bottom + 4}px`);
  if (CSS.supports('position-anchor', '--menu')) {
    for (const other of document.querySelectorAll('[data-anchor]')) {
      other.style.removeProperty('anchor-name');
      delete other.dataset.anchor;
    }
    button.dataset.anchor = '';
    button.style.setProperty('anchor-name', '--menu');
    list.style.setProperty('position-anchor', '--menu');
  }
}

function walk(event) {
  const list = event.target.closest('.menu-list');
  if (!list || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return;
  const all = items(list);
  const at = all.indexOf(event.target.closest('a, button, label, input'));
  const next = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
  all[next]?.focus();
  event.preventDefault();
}

function closeDetails(menu, focus) {
  menu.open = false;
  if (focus) menu.querySelector('summary')?.focus();
}

/** Starts listening; once per page. */
export function startMenus() {
  document.addEventListener('keydown', (event) => {
    const menu = event.target.closest?.('details.menu');
    if (event.key === 'Escape' && menu?.open) {
      closeDetails(menu, true);
      event.stopPropagation();
    } else if (event.key === 'ArrowDown' && event.target.matches?.('details.menu > summary')) {
      menu.open = true;
      items(menu.querySelector('.menu-list'))[0]?.focus();
      event.preventDefault();
    } else {
      walk(event);
    }
  });
  document.addEventListener('pointerdown', (event) => {
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) closeDetails(menu, false);
    }
  });
  document.addEventListener('focusout', (event) => {
    const menu = event.target.closest?.('details.menu[open]');
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) closeDetails(menu, false);
  });
  document.addEventListener('click', (event) => {
    const item = event.target.closest('.menu-list a, .menu-list button');
    const menu = item?.closest('details.menu[open]');
    if (menu) closeDetails(menu, false);
    item?.closest('.menu-list[popover]')?.hidePopover();
  });
  if (!CSS.supports('position-area', 'bottom')) {
    document.addEventListener('beforetoggle', (event) => {
      const list = event.target;
      const button = list.id && document.querySelector(`[popovertarget="${CSS.escape(list.id)}"]`);
      if (event.newState === 'open' && list.matches('.menu-list') && button) placeAt(list, button);
    }, true);
  }
}

// What a single key means on a cell in navigation mode, decided without the page.

/**
 * @param {{key: string, code: string, shiftKey: boolean}} event the key
 * @param {{type?: string, isEmpty: boolean, isSelection: boolean, canWrite: boolean, letterKeys: boolean}} cell where the focus is;
 *   no type for a head
 * @returns {'search'|'sheet'|'comments'|'level'|'write'|'open'|'none'} what to do: `write` begins a text with the key itself
 */
export function meaningOf(event, { type, isEmpty, isSelection, canWrite, letterKeys }) {
  const takesText = Boolean(type) && type !== 'emotion' && canWrite && !isSelection;
  if (type === 'emotion' && /^[1-5]$/.test(event.key)) return canWrite ? 'level' : 'none';
  if (letterKeys && event.key === '/') return 'search';
  if (letterKeys && event.key === '?') return 'sheet';
  // The same key on a Cyrillic keyboard. In an empty cell it begins a word, as any letter does; a capital letter begins one everywhere.
  if (letterKeys && type && event.code === 'KeyC' && !event.shiftKey && !(takesText && isEmpty)) return 'comments';
  if (event.key === ' ' && (takesText || !type)) return 'open';
  return takesText ? 'write' : 'none';
}

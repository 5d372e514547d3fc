// What is written in a cell: reading, comparing, turning into text and back. No DOM: tested with node.

/** A cell with nothing in it. */
export const emptyContent = Object.freeze({ text: null, emotion: null, need: null, chips: Object.freeze([]), basis: 'unknown' });

/** The largest number of chips in a cell. */
export const maxChips = 20;

const clean = (text) => {
  const value = (text ?? '').replace(/\r\n?/g, '\n').trim();
  return value === '' ? null : value;
};

function cleanNeed(need) {
  if (!need) return null;
  const value = { when: clean(need.when), want: clean(need.want), soThat: clean(need.soThat), importance: need.importance ?? null };
  return value.when || value.want || value.soThat || value.importance !== null ? value : null;
}

const cleanChip = (chip) => ({
  catalogItemId: chip.catalogItemId ?? null,
  text: chip.catalogItemId ? null : clean(chip.text ?? chip.name),
  name: clean(chip.name ?? chip.text),
  state: chip.state ?? null,
});

/** The content with every part there, blanks as null and line ends as LF. */
export function normalize(content) {
  return {
    text: clean(content?.text),
    emotion: content?.emotion ?? null,
    need: cleanNeed(content?.need),
    chips: (content?.chips ?? []).map(cleanChip).filter((chip) => chip.catalogItemId !== null || chip.text !== null),
    basis: content?.basis ?? 'unknown',
  };
}

/** The content as the server wants it: names of chips are its own business. */
export function toRequest(content) {
  const value = normalize(content);
  return { ...value, chips: value.chips.map(({ catalogItemId, text, state }) => ({ catalogItemId, text, state })) };
}

/** Whether two contents say the same. */
export const same = (a, b) => JSON.stringify(toRequest(a)) === JSON.stringify(toRequest(b));

/** Whether nothing is written; the basis alone is nothing. */
export function isEmpty(content) {
  const value = normalize(content);
  return value.text === null && value.emotion === null && value.need === null && value.chips.length === 0;
}

/** A number with a true minus and a plus sign, as people write emotions. */
export const signed = (number) => (number > 0 ? `+${number}` : String(number).replace('-', '−'));

/** The content as plain text, as it is copied to a spreadsheet. */
export function toPlain(content, type) {
  const value = normalize(content);
  if (type === 'emotion') return value.emotion === null ? '' : String(value.emotion);
  const need = value.need ? [value.need.when, value.need.want, value.need.soThat].filter(Boolean).join(', ') : '';
  const chips = value.chips.map((chip) => chip.name).join('; ');
  return [need, chips, value.text].filter(Boolean).join('\n');
}

/** An emotion written by hand: "2", "+2", "−1"; null when empty, undefined when it is none. */
export function parseEmotion(text) {
  const value = text.trim().replace('−', '-').replace('–', '-');
  if (value === '') return null;
  return /^[+-]?[0-2]$/.test(value) ? Number(value) : undefined;
}

/**
 * The content that a plain text means in a lane of this type; what the text does not speak of (basis) stays.
 * @returns {Object|undefined} undefined when the text means nothing there.
 */
export function fromPlain(text, type, current = emptyContent) {
  const kept = normalize(current);
  if (type === 'emotion') {
    const emotion = parseEmotion(text);
    return emotion === undefined ? undefined : { ...kept, emotion };
  }
  if (type === 'screen' || type === 'team') {
    const names = text.split(/[;,\n]/).map((name) => name.trim()).filter(Boolean);
    const chips = [...new Set(names)].map((name) => kept.chips.find((chip) => chip.name === name)
      ?? { catalogItemId: null, text: name, name, state: null });
    return { ...kept, text: null, chips };
  }
  if (type === 'need' && kept.need && toPlain({ ...emptyContent, need: kept.need }, type) === text.trim()) return kept;
  return { ...kept, text: clean(text), need: null };
}

/**
 * A content copied from a lane of another type, as far as this type can hold it.
 * @returns {Object|undefined} undefined when it cannot.
 */
export function convert(content, fromType, toType) {
  const value = normalize(content);
  const isChips = (type) => type === 'screen' || type === 'team';
  const isText = (type) => type === 'text' || type === 'scenario';
  if (fromType === toType || (isText(fromType) && isText(toType)) || (isText(fromType) && toType === 'need')) return value;
  const plain = fromPlain(toPlain(value, fromType), toType, { ...emptyContent, basis: value.basis });
  // A screen is not a team of the same name: only the words go over.
  return plain && isChips(toType) ? { ...plain, chips: plain.chips.map((chip) => ({ ...chip, catalogItemId: null })) } : plain;
}

/** A first proposal for merging two contents that came from one: what only one side changed is taken from that side. */
export function merge(base, mine, theirs) {
  const [b, m, t] = [base, mine, theirs].map(normalize);
  const differs = (x, y) => JSON.stringify(x) !== JSON.stringify(y);
  const pick = (name) => (differs(m[name], b[name]) ? m[name] : t[name]);
  const text = differs(m.text, b.text) && differs(t.text, b.text) && differs(m.text, t.text)
    ? [t.text, m.text].filter(Boolean).join('\n')
    : pick('text');
  const keyOf = (chip) => `${chip.catalogItemId ?? chip.text}/${chip.state}`;
  const known = new Set(m.chips.map(keyOf));
  const before = new Set(b.chips.map(keyOf));
  const theirNew = t.chips.filter((chip) => !known.has(keyOf(chip)) && !before.has(keyOf(chip)));
  const stillThere = new Set(t.chips.map(keyOf));
  const mineKept = m.chips.filter((chip) => stillThere.has(keyOf(chip)) || !before.has(keyOf(chip)));
  return { text, emotion: pick('emotion'), need: pick('need'), chips: [...mineKept, ...theirNew].slice(0, maxChips), basis: pick('basis') };
}

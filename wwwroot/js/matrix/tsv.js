// Blocks of cells as spreadsheets exchange them: tab-separated text and an HTML table. No DOM: tested with node.

/**
 * Rows of a tab-separated block. Quoted values may hold tabs, line ends and doubled quotes, as Excel writes them.
 * @param {string} text
 * @returns {string[][]} rows of values; ragged rows stay ragged.
 */
export function parseTsv(text) {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows = [[]];
  let at = 0;
  while (at <= source.length) {
    const [value, next] = source[at] === '"' ? quoted(source, at) : plain(source, at);
    rows.at(-1).push(value);
    if (source[next] === '\n') rows.push([]);
    at = next + 1;
  }
  return rows;
}

function plain(source, at) {
  const rest = source.slice(at).search(/[\t\n]/);
  const end = rest < 0 ? source.length : at + rest;
  return [source.slice(at, end), end];
}

function quoted(source, at) {
  let value = '';
  for (let index = at + 1; index < source.length; index += 1) {
    if (source[index] !== '"') {
      value += source[index];
    } else if (source[index + 1] === '"') {
      value += '"';
      index += 1;
    } else {
      const end = index + 1;
      // A quote that does not close the value was an ordinary character.
      return end >= source.length || source[end] === '\t' || source[end] === '\n' ? [value, end] : plain(source, at);
    }
  }
  return plain(source, at);
}

/** Tab-separated text of rows of values. */
export function formatTsv(rows) {
  return rows.map((row) => row.map((value) => (/["\t\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join('\t')).join('\n');
}

const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);

/**
 * An HTML table of a block. Each cell also carries its whole content, so that a paste inside the portal loses nothing.
 * @param {{plain: string, type: string, content: Object}[][]} rows
 */
export function formatHtml(rows) {
  const cell = ({ plain, type, content }) =>
    `<td data-cx-type="${type}" data-cx="${escape(JSON.stringify(content))}">${escape(plain).replaceAll('\n', '<br>')}</td>`;
  return `<table data-cx-block>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

// Shows, while a title is typed, the key that the portal will make of it when the key's field stays empty.
// The letters follow the same table as the server's; the server alone decides, and sees to it that the key is free.

const LETTERS = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const LATIN = 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya'.split(' ');
const MAX_LENGTH = 80;

/** The key made of a text: lower-case Latin letters, digits and single hyphens; empty when nothing usable is in it. */
export function slugOf(text) {
  const letters = [...text.normalize('NFC').toLowerCase()].map((letter) => {
    const place = LETTERS.indexOf(letter);
    return place >= 0 ? LATIN[place] : /[a-z0-9]/.test(letter) ? letter : '-';
  });
  return letters.join('').replace(/-+/g, '-').replace(/^-/, '').slice(0, MAX_LENGTH).replace(/-$/, '');
}

for (const title of document.querySelectorAll('[data-slug-source]')) {
  const key = document.getElementById(title.dataset.slugSource);
  const propose = () => { key.placeholder = slugOf(title.value); };
  title.addEventListener('input', propose);
  propose();
}

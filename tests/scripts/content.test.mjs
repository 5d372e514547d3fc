import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convert, emptyContent, fromPlain, isEmpty, merge, normalize, parseEmotion, same, signed, toPlain, toRequest } from '../../wwwroot/js/matrix/content.js';

const textOf = (text) => ({ ...emptyContent, text });
const chip = (id, name, state = null) => ({ catalogItemId: id, text: null, name, state });

test('parts that are left out are empty, blanks are nothing', () => {
  assert.deepEqual(normalize({}), { text: null, emotion: null, need: null, chips: [], basis: 'unknown' });
  assert.deepEqual(normalize({ text: ' a\r\nb ' }).text, 'a\nb');
  assert.equal(normalize({ need: { when: ' ', want: '' } }).need, null);
  assert.ok(isEmpty({ basis: 'observed' }));
  assert.ok(!isEmpty({ emotion: 0 }));
});

test('names of chips do not count, their order and states do', () => {
  assert.ok(same({ chips: [chip(5, 'Site')] }, { chips: [chip(5, 'Web site')] }));
  assert.ok(!same({ chips: [chip(5, 'a'), chip(6, 'b')] }, { chips: [chip(6, 'b'), chip(5, 'a')] }));
  assert.ok(!same({ chips: [chip(5, 'a')] }, { chips: [chip(5, 'a', 'empty')] }));
  assert.deepEqual(toRequest({ chips: [chip(5, 'a')] }).chips, [{ catalogItemId: 5, text: null, state: null }]);
});

test('emotions are read with any minus and refused outside -2 to 2', () => {
  assert.deepEqual(['2', '+1', '−2', '-1', ' 0 ', ''].map(parseEmotion), [2, 1, -2, -1, 0, null]);
  assert.deepEqual(['3', 'x', '1.5', '--1'].map(parseEmotion), [undefined, undefined, undefined, undefined]);
  assert.deepEqual([signed(2), signed(0), signed(-1)], ['+2', '0', '−1']);
});

test('plain text goes to each type of lane and back', () => {
  assert.equal(fromPlain('Hello', 'scenario', { basis: 'observed' }).basis, 'observed');
  assert.equal(toPlain({ chips: [chip(5, 'Site'), chip(null, 'x')] }, 'screen'), 'Site; x');
  const chips = fromPlain('Site; Call, Site', 'screen', { chips: [chip(5, 'Site', 'empty')] }).chips;
  assert.deepEqual(chips.map((one) => [one.catalogItemId, one.name, one.state]), [[5, 'Site', 'empty'], [null, 'Call', null]]);
  assert.equal(fromPlain('seven', 'emotion'), undefined);
  assert.equal(fromPlain('', 'emotion').emotion, null);
  const need = { when: 'a', want: 'b', soThat: null, importance: 7 };
  assert.deepEqual(fromPlain('a, b', 'need', { need }).need, need);
  assert.equal(fromPlain('c', 'need', { need }).need, null);
});

test('a copied cell keeps all between lanes of one type and its words between others', () => {
  const screens = { chips: [chip(5, 'Site', 'empty')], basis: 'observed' };
  assert.equal(convert(screens, 'screen', 'screen').chips[0].state, 'empty');
  assert.deepEqual(convert(screens, 'screen', 'team').chips, [{ catalogItemId: null, text: 'Site', name: 'Site', state: null }]);
  assert.equal(convert(screens, 'screen', 'text').text, 'Site');
  assert.equal(convert(textOf('words'), 'text', 'emotion'), undefined);
});

test('a merge takes what one side changed and joins texts that both changed', () => {
  const base = { text: 'a', basis: 'unknown', chips: [chip(1, 'one'), chip(2, 'two')] };
  const mine = { text: 'a', basis: 'observed', chips: [chip(1, 'one'), chip(2, 'two'), chip(3, 'three')] };
  const theirs = { text: 'b', basis: 'unknown', chips: [chip(2, 'two'), chip(4, 'four')] };
  const merged = merge(base, mine, theirs);
  assert.equal(merged.text, 'b');
  assert.equal(merged.basis, 'observed');
  assert.deepEqual(merged.chips.map((one) => one.catalogItemId), [2, 3, 4]);
  assert.equal(merge(textOf('a'), textOf('mine'), textOf('theirs')).text, 'theirs\nmine');
});

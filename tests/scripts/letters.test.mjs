import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meaningOf } from '../../wwwroot/js/matrix/letters.js';

const text = { type: 'scenario', isEmpty: false, isSelection: false, canWrite: true, letterKeys: true };
const press = (key, code, cell = {}, shiftKey = false) => meaningOf({ key, code, shiftKey }, { ...text, ...cell });

test('in an empty cell every letter begins the text, on both keyboards', () => {
  for (const [key, code] of [['c', 'KeyC'], ['с', 'KeyC'], ['a', 'KeyA'], ['ф', 'KeyA'], ['7', 'Digit7']]) {
    assert.equal(press(key, code, { isEmpty: true }), 'write');
  }
});

test('in a filled cell C opens the comments and a capital letter writes anew', () => {
  assert.equal(press('c', 'KeyC'), 'comments');
  assert.equal(press('с', 'KeyC'), 'comments');
  assert.equal(press('С', 'KeyC', {}, true), 'write');
  assert.equal(press('d', 'KeyD'), 'write');
});

test('who may not write gets the comments everywhere and writes nowhere', () => {
  assert.equal(press('с', 'KeyC', { canWrite: false, isEmpty: true }), 'comments');
  assert.equal(press('d', 'KeyD', { canWrite: false }), 'none');
  assert.equal(press('3', 'Digit3', { canWrite: false, type: 'emotion' }), 'none');
});

test('emotions take levels and comments, never a text', () => {
  assert.equal(press('5', 'Digit5', { type: 'emotion' }), 'level');
  assert.equal(press('c', 'KeyC', { type: 'emotion', isEmpty: true }), 'comments');
  assert.equal(press('d', 'KeyD', { type: 'emotion', isEmpty: true }), 'none');
});

test('letters that are switched off in the profile write', () => {
  assert.equal(press('c', 'KeyC', { letterKeys: false }), 'write');
  assert.equal(press('/', 'Slash', { letterKeys: false }), 'write');
  assert.equal(press('/', 'Slash'), 'search');
  assert.equal(press('?', 'Slash', {}, true), 'sheet');
});

test('a block of cells takes no text; the space bar opens', () => {
  assert.equal(press('d', 'KeyD', { isSelection: true }), 'none');
  assert.equal(press(' ', 'Space'), 'open');
  assert.equal(press(' ', 'Space', { type: undefined }), 'open');
  assert.equal(press('c', 'KeyC', { type: undefined }), 'none');
});

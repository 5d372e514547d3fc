import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearDrafts, draftLife, DraftStore } from '../../wwwroot/js/site/drafts.js';
import { MemoryStorage } from './helpers.mjs';

const draft = { version: 3, base: { text: 'old' }, content: { text: 'new' } };

test('a draft comes back with its version for the same person and journey only', () => {
  const storage = new MemoryStorage();
  new DraftStore(storage, 'anna', '17', () => 1000).put('1-2', draft);
  assert.deepEqual(new DraftStore(storage, 'anna', '17', () => 2000).list(), [{ key: '1-2', ...draft, at: 1000 }]);
  assert.deepEqual(new DraftStore(storage, 'marat', '17', () => 2000).list(), []);
  assert.deepEqual(new DraftStore(storage, 'anna', '1', () => 2000).list(), []);
});

test('a draft is dropped after seven days, and so is an unreadable one', () => {
  const storage = new MemoryStorage();
  const store = new DraftStore(storage, 'anna', '17', () => 0);
  store.put('1-2', draft);
  storage.setItem('cx:draft:anna:17:1-3', '{broken');
  assert.equal(new DraftStore(storage, 'anna', '17', () => draftLife).list().length, 0);
  assert.equal(storage.length, 0);
});

test('signing out clears the drafts of everybody and nothing else', () => {
  const storage = new MemoryStorage();
  new DraftStore(storage, 'anna', '17').put('1-2', draft);
  new DraftStore(storage, 'marat', '18').put('1-2', draft);
  storage.setItem('cx:view:anna', '{}');
  assert.equal(clearDrafts(storage), 2);
  assert.equal(storage.length, 1);
});

test('a full browser store is no error', () => {
  const storage = new MemoryStorage();
  storage.refuses = true;
  assert.equal(new DraftStore(storage, 'anna', '17').put('1-2', draft), false);
});

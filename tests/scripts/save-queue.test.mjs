import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { emptyContent } from '../../wwwroot/js/matrix/content.js';
import { SaveQueue } from '../../wwwroot/js/matrix/save-queue.js';
import { DraftStore } from '../../wwwroot/js/site/drafts.js';
import { FakeClock, FakeServer, MemoryStorage } from './helpers.mjs';

const textOf = (text) => ({ ...emptyContent, text });
const base = { version: 3, base: textOf('before') };
let clock, server, drafts, queue, saved;

beforeEach(() => {
  clock = new FakeClock();
  server = new FakeServer();
  drafts = new DraftStore(new MemoryStorage(), 'anna', '17', clock.now);
  queue = new SaveQueue({ send: server.send, drafts, clock });
  saved = [];
  queue.onSaved = (key, answer, isLast) => saved.push([key, answer.version, isLast]);
});

test('an edit is sent after the pause and counts from the last key', async () => {
  queue.edit('1-2', textOf('a'), base);
  await clock.advance(700);
  queue.edit('1-2', textOf('ab'), base);
  await clock.advance(700);
  assert.equal(server.requests.length, 0);
  await clock.advance(100);
  assert.deepEqual(server.requests.map((request) => [request.version, request.content.text]), [[3, 'ab']]);
  await server.answer({ status: 200, version: 4, content: textOf('ab') });
  assert.deepEqual(saved, [['1-2', 4, true]]);
  assert.equal(queue.summary().total, 0);
  assert.equal(queue.savedAt, clock.now());
  assert.deepEqual(drafts.list(), []);
});

test('nothing is sent when the text is what it was', async () => {
  queue.edit('1-2', textOf('before '), base);
  queue.edit('1-2', textOf('other'), base);
  queue.edit('1-2', textOf('before'), base);
  await clock.advance(5000);
  assert.equal(server.requests.length, 0);
  assert.deepEqual(drafts.list(), []);
});

test('one request per cell: later edits wait and go out together with the new version', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  queue.edit('1-2', textOf('ab'), base);
  queue.edit('1-2', textOf('abc'), base);
  queue.flush('1-2');
  await clock.advance(5000);
  assert.equal(server.requests.length, 1);
  await server.answer({ status: 200, version: 4, content: textOf('a') });
  assert.deepEqual(server.requests.map((request) => [request.version, request.content.text]), [[3, 'a'], [4, 'abc']]);
  assert.deepEqual(saved, [['1-2', 4, false]]);
  assert.equal(drafts.list()[0].version, 4);
  await server.answer({ status: 200, version: 5, content: textOf('abc') });
  assert.equal(queue.summary().total, 0);
});

test('two cells are sent side by side', () => {
  queue.edit('1-2', textOf('a'), base);
  queue.edit('1-3', textOf('b'), { version: 0, base: emptyContent });
  queue.flushAll({ keepalive: true });
  assert.deepEqual(server.requests.map((request) => [request.key, request.version, request.keepalive]), [['1-2', 3, true], ['1-3', 0, true]]);
});

test('going back to the old text while a request is under way sends the old text', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  queue.edit('1-2', textOf('before'), base);
  await server.answer({ status: 200, version: 4, content: textOf('a') });
  await clock.advance(800);
  assert.equal(server.requests[1].content.text, 'before');
  assert.equal(server.requests[1].version, 4);
});

for (const status of [0, 500, 503, 429]) {
  test(`status ${status}: the draft is kept and sent again later with the same version`, async () => {
    queue.edit('1-2', textOf('a'), base);
    queue.flush('1-2');
    await server.answer({ status });
    assert.equal(queue.get('1-2').phase, 'offline');
    assert.equal(drafts.list()[0].content.text, 'a');
    queue.edit('1-2', textOf('ab'), base);
    assert.equal(drafts.list()[0].content.text, 'ab');
    await clock.advance(3000);
    assert.deepEqual(server.requests.map((request) => [request.version, request.content.text]), [[3, 'a'], [3, 'ab']]);
    await server.answer({ status: 200, version: 4, content: textOf('ab') });
    assert.equal(queue.summary().total, 0);
  });
}

test('retries are spaced further and further apart', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  await server.answer({ status: 0 });
  await clock.advance(3000);
  await server.answer({ status: 0 });
  await clock.advance(3000);
  assert.equal(server.requests.length, 2);
  await clock.advance(5000);
  assert.equal(server.requests.length, 3);
});

test('a session that ended keeps the text until somebody signs in again', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  await server.answer({ status: 401 });
  assert.equal(queue.get('1-2').phase, 'signed-out');
  await clock.advance(100_000);
  assert.equal(server.requests.length, 1);
  queue.retry();
  await server.answer({ status: 200, version: 4, content: textOf('a') });
  assert.equal(queue.summary().total, 0);
});

test('a refused text stays with its reason and goes out again once it is changed', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  await server.answer({ status: 422, problems: ['Too long'] });
  assert.deepEqual([queue.get('1-2').phase, queue.get('1-2').problems], ['invalid', ['Too long']]);
  await clock.advance(100_000);
  assert.equal(server.requests.length, 1);
  queue.edit('1-2', textOf('b'), base);
  await clock.advance(800);
  assert.equal(server.requests.length, 2);
  assert.equal(server.requests[1].version, 3);
});

test('a stale version becomes a conflict that keeps mine, theirs and the base', async () => {
  queue.edit('1-2', textOf('mine'), base);
  queue.flush('1-2');
  await server.answer({ status: 412, version: 7, content: textOf('theirs'), html: 'theirs' });
  const entry = queue.get('1-2');
  assert.deepEqual([entry.phase, entry.content.text, entry.theirs.content.text, entry.base.text], ['conflict', 'mine', 'theirs', 'before']);
  queue.edit('1-2', textOf('mine too'), base);
  await clock.advance(100_000);
  queue.retry();
  assert.equal(server.requests.length, 1);
  assert.equal(drafts.list()[0].version, 3);
  queue.resolve('1-2', queue.get('1-2').content);
  assert.deepEqual([server.requests[1].version, server.requests[1].content.text], [7, 'mine too']);
});

test('taking theirs ends the conflict without a request', async () => {
  queue.edit('1-2', textOf('mine'), base);
  queue.flush('1-2');
  await server.answer({ status: 412, version: 7, content: textOf('theirs') });
  queue.resolve('1-2', null);
  assert.equal(server.requests.length, 1);
  assert.deepEqual(saved, [['1-2', 7, true]]);
  assert.deepEqual(drafts.list(), []);
});

test('a stale version with the same text is no conflict', async () => {
  queue.edit('1-2', textOf('same'), base);
  queue.flush('1-2');
  await server.answer({ status: 412, version: 7, content: textOf('same') });
  assert.equal(queue.summary().total, 0);
  assert.deepEqual(saved, [['1-2', 7, true]]);
});

test('drafts of an earlier visit are sent with the version they started from', async () => {
  drafts.put('1-2', { version: 2, base: textOf('old'), content: textOf('kept') });
  queue.restore(drafts.list());
  assert.deepEqual(server.requests.map((request) => [request.version, request.content.text]), [[2, 'kept']]);
});

test('one success brings out what failed before', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  await server.answer({ status: 0 });
  queue.edit('1-3', textOf('b'), base);
  queue.flush('1-3');
  await server.answer({ status: 200, version: 4, content: textOf('b') });
  assert.deepEqual(server.requests.map((request) => request.key), ['1-2', '1-3', '1-2']);
});

test('a right that was taken away is told and only tried again by hand', async () => {
  queue.edit('1-2', textOf('a'), base);
  queue.flush('1-2');
  await server.answer({ status: 403 });
  assert.equal(queue.get('1-2').phase, 'refused');
  queue.retry();
  assert.equal(server.requests.length, 1);
  queue.retry('1-2');
  assert.equal(server.requests.length, 2);
});

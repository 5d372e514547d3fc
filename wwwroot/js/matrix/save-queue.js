// Saves cells: waits for a pause, sends one request per cell at a time, keeps what did not arrive. No DOM: tested with node.
import { normalize, same } from './content.js';

/**
 * An edit that is not on the server yet.
 * @typedef {Object} Pending
 * @property {string} key `lane-touchpoint`.
 * @property {number} version the version it is based on, 0 for a cell without a row.
 * @property {Object} base the content of that version.
 * @property {Object} content what was written.
 * @property {'waiting'|'sending'|'offline'|'signed-out'|'invalid'|'refused'|'conflict'} phase
 * @property {string[]} problems sentences of the server, for `invalid` and `refused`.
 * @property {number} status of the last answer, 0 without one.
 * @property {{version: number, content: Object, html: string}|null} theirs for `conflict`.
 */

const temporary = new Set([0, 408, 425, 429, 500, 502, 503, 504]);
const retryDelays = [3000, 8000, 20000, 60000];

/** The queue of one journey. */
export class SaveQueue {
  #entries = new Map();
  #send;
  #drafts;
  #delay;
  #clock;
  #attempts = 0;
  #retryTimer = null;
  /** When something was last saved, milliseconds since 1970; null before that. */
  savedAt = null;
  /** Called with the entry after each change of its phase. */
  onChange = () => {};
  /** Called with key, answer and whether nothing is left to send for that cell. */
  onSaved = () => {};

  /**
   * @param {Object} options
   * @param {function(Pending, {keepalive: boolean}): Promise<Object>} options.send answers `{status, version, content, problems, …}`;
   *   status 0 when the server was not reached. Never rejects.
   * @param {DraftStore} options.drafts where edits survive a reload.
   * @param {number} [options.delay] pause in milliseconds before an edit is sent.
   * @param {Object} [options.clock] `now`, `setTimeout`, `clearTimeout`, replaced by tests.
   */
  constructor({ send, drafts, delay = 800, clock = null }) {
    this.#send = send;
    this.#drafts = drafts;
    this.#delay = delay;
    this.#clock = clock ?? { now: Date.now, setTimeout: (run, wait) => setTimeout(run, wait), clearTimeout: (id) => clearTimeout(id) };
  }

  /** The edit of a cell that has not arrived; undefined when there is none. */
  get(key) {
    return this.#entries.get(key);
  }

  /** All edits that have not arrived. */
  get pending() {
    return [...this.#entries.values()];
  }

  /** Takes an edit over; `version` and `base` count only when no earlier edit of this cell is still on its way. */
  edit(key, content, { version, base }) {
    let entry = this.#entries.get(key);
    const wanted = normalize(content);
    if (!entry) {
      if (same(wanted, base)) return;
      entry = { key, version, base: normalize(base), content: wanted, phase: 'waiting', problems: [], status: 0, theirs: null, timer: null, sent: null, hurry: false };
      this.#entries.set(key, entry);
    }
    entry.content = wanted;
    if (entry.phase !== 'sending' && entry.phase !== 'conflict' && same(wanted, entry.base)) {
      this.discard(key);
      return;
    }
    this.#drafts.put(key, entry);
    if (entry.phase === 'invalid' || entry.phase === 'refused') this.#become(entry, 'waiting');
    if (entry.phase === 'waiting') {
      this.#schedule(entry, this.#delay);
      this.onChange(entry);
    }
  }

  /** Sends an edit now, or right after the request that is under way. */
  flush(key, { keepalive = false } = {}) {
    const entry = this.#entries.get(key);
    if (entry?.phase === 'waiting') return this.#transmit(entry, keepalive);
    if (entry?.phase === 'sending') entry.hurry = true;
    return Promise.resolve();
  }

  /** Sends all edits that wait. */
  flushAll(options) {
    return Promise.all(this.pending.map((entry) => this.flush(entry.key, options)));
  }

  /** Tries again what failed for want of a connection or a session; with a key, that cell whatever the reason was. */
  retry(key = null) {
    if (key === null) {
      this.#clock.clearTimeout(this.#retryTimer);
      this.#retryTimer = null;
    }
    const wanted = (entry) => (key === null
      ? entry.phase === 'offline' || entry.phase === 'signed-out'
      : entry.key === key && entry.phase !== 'sending' && entry.phase !== 'conflict');
    return Promise.all(this.pending.filter(wanted).map((entry) => this.#transmit(entry, false)));
  }

  /** Takes drafts of an earlier visit over and sends them with the version they started from. */
  restore(drafts) {
    for (const { key, version, base, content } of drafts) {
      if (!this.#entries.has(key)) this.edit(key, content, { version, base });
    }
    return this.flushAll();
  }

  /**
   * Settles a conflict.
   * @param {string} key
   * @param {Object|null} content what to write over the others' version; null takes theirs.
   */
  resolve(key, content) {
    const entry = this.#entries.get(key);
    if (entry?.phase !== 'conflict') return Promise.resolve();
    const { theirs } = entry;
    if (content === null || same(content, theirs.content)) {
      this.discard(key);
      this.onSaved(key, theirs, true);
      return Promise.resolve();
    }
    Object.assign(entry, { version: theirs.version, base: normalize(theirs.content), content: normalize(content), theirs: null });
    this.#drafts.put(key, entry);
    return this.#transmit(entry, false);
  }

  /** Forgets an edit and its draft. */
  discard(key) {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#clock.clearTimeout(entry.timer);
    this.#entries.delete(key);
    this.#drafts.remove(key);
    this.onChange({ ...entry, phase: 'gone' });
  }

  /** How many edits are in which phase, and `total`. */
  summary() {
    const counts = { waiting: 0, sending: 0, offline: 0, 'signed-out': 0, invalid: 0, refused: 0, conflict: 0, total: this.#entries.size };
    for (const { phase } of this.#entries.values()) counts[phase] += 1;
    return counts;
  }

  #schedule(entry, delay) {
    this.#clock.clearTimeout(entry.timer);
    entry.timer = this.#clock.setTimeout(() => this.flush(entry.key), delay);
  }

  #become(entry, phase) {
    entry.phase = phase;
    this.onChange(entry);
  }

  async #transmit(entry, keepalive) {
    this.#clock.clearTimeout(entry.timer);
    entry.sent = entry.content;
    entry.hurry = false;
    this.#become(entry, 'sending');
    const answer = await this.#send(entry, { keepalive });
    if (this.#entries.get(entry.key) !== entry) return;
    entry.status = answer.status;
    if (answer.status === 200) this.#accepted(entry, answer);
    else this.#refused(entry, answer);
  }

  #accepted(entry, answer) {
    this.#attempts = 0;
    this.savedAt = this.#clock.now();
    if (same(entry.content, entry.sent)) {
      this.#entries.delete(entry.key);
      this.#drafts.remove(entry.key);
      this.onSaved(entry.key, answer, true);
      this.onChange({ ...entry, phase: 'gone' });
      this.#wake();
      return;
    }
    Object.assign(entry, { version: answer.version, base: normalize(answer.content), problems: [] });
    this.#drafts.put(entry.key, entry);
    this.onSaved(entry.key, answer, false);
    this.#become(entry, 'waiting');
    if (entry.hurry) this.flush(entry.key);
    else this.#schedule(entry, this.#delay);
  }

  #refused(entry, answer) {
    entry.problems = answer.problems ?? [];
    if (answer.status === 412 && answer.content) {
      entry.theirs = { ...answer, content: normalize(answer.content) };
      if (same(entry.content, answer.content)) {
        this.discard(entry.key);
        this.onSaved(entry.key, entry.theirs, true);
      } else {
        this.#become(entry, 'conflict');
      }
    } else if (temporary.has(answer.status)) {
      this.#become(entry, 'offline');
      this.#retryLater();
    } else if (answer.status === 401) {
      this.#become(entry, 'signed-out');
    } else if (answer.status === 422 || answer.status === 413) {
      const changedMeanwhile = !same(entry.content, entry.sent);
      this.#become(entry, changedMeanwhile ? 'waiting' : 'invalid');
      if (changedMeanwhile) this.#schedule(entry, this.#delay);
    } else {
      this.#become(entry, 'refused');
    }
  }

  /** One success shows that the server is back: what failed before goes out at once. */
  #wake() {
    if (this.#retryTimer !== null) this.retry();
  }

  #retryLater() {
    if (this.#retryTimer !== null) return;
    const wait = retryDelays[Math.min(this.#attempts, retryDelays.length - 1)];
    this.#attempts += 1;
    this.#retryTimer = this.#clock.setTimeout(() => this.retry(), wait);
  }
}

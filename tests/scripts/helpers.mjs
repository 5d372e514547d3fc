// Stand-ins for the browser and the server.

/** A Storage that lives in memory; `refuses` makes writing fail as a full one does. */
export class MemoryStorage {
  #items = new Map();
  refuses = false;
  get length() { return this.#items.size; }
  key(index) { return [...this.#items.keys()][index] ?? null; }
  getItem(name) { return this.#items.get(name) ?? null; }
  setItem(name, value) {
    if (this.refuses) throw new Error('QuotaExceededError');
    this.#items.set(name, String(value));
  }
  removeItem(name) { this.#items.delete(name); }
}

/** A clock that stands still until `advance`. */
export class FakeClock {
  #time = 1_000_000;
  #timers = new Map();
  #last = 0;
  now = () => this.#time;
  setTimeout = (run, wait) => {
    this.#last += 1;
    this.#timers.set(this.#last, { at: this.#time + wait, run });
    return this.#last;
  };
  clearTimeout = (id) => this.#timers.delete(id);
  async advance(milliseconds) {
    this.#time += milliseconds;
    for (const [id, timer] of [...this.#timers]) {
      if (timer.at <= this.#time && this.#timers.delete(id)) timer.run();
    }
    await settle();
  }
}

/** Lets promises that are due run. */
export async function settle() {
  for (let round = 0; round < 10; round += 1) await Promise.resolve();
}

/** A server whose answers the test gives one after the other. */
export class FakeServer {
  requests = [];
  #waiting = [];
  send = (entry, { keepalive }) => {
    this.requests.push({ key: entry.key, version: entry.version, content: entry.content, keepalive });
    return new Promise((resolve) => this.#waiting.push(resolve));
  };
  async answer(answer) {
    this.#waiting.shift()(answer);
    await settle();
  }
  get open() { return this.#waiting.length; }
}

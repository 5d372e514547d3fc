// Edits that did not reach the server, kept in the browser per person, journey and cell. No DOM: tested with node.

const prefix = 'cx:draft:';

/** How long a draft is kept, in milliseconds (7 days). */
export const draftLife = 7 * 24 * 60 * 60 * 1000;

/** Removes every draft of every person in this browser; done at sign-out. Returns how many there were. */
export function clearDrafts(storage) {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key.startsWith(prefix));
  for (const key of keys) storage.removeItem(key);
  return keys.length;
}

/** The drafts of one person in one journey. */
export class DraftStore {
  #storage;
  #scope;
  #now;

  /**
   * @param {Storage} storage localStorage, or anything with its methods.
   * @param {string} user id of the account: drafts are never shown to another one.
   * @param {string} journey id of the journey.
   * @param {function(): number} now milliseconds since 1970.
   */
  constructor(storage, user, journey, now = Date.now) {
    this.#storage = storage;
    this.#scope = `${prefix}${user}:${journey}:`;
    this.#now = now;
  }

  /** Keeps the draft of a cell: the version and content it started from, and what was written. False when the browser refuses. */
  put(key, { version, base, content }) {
    try {
      this.#storage.setItem(this.#scope + key, JSON.stringify({ version, base, content, at: this.#now() }));
      return true;
    } catch (error) {
      console.warn('The draft cannot be kept in this browser.', error);
      return false;
    }
  }

  /** Forgets the draft of a cell. */
  remove(key) {
    this.#storage.removeItem(this.#scope + key);
  }

  /** The drafts that are still alive, oldest first; expired and unreadable ones are removed. */
  list() {
    const found = [];
    for (let index = this.#storage.length - 1; index >= 0; index -= 1) {
      const name = this.#storage.key(index);
      if (!name?.startsWith(this.#scope)) continue;
      const draft = parse(this.#storage.getItem(name));
      if (draft && this.#now() - draft.at < draftLife) found.push({ key: name.slice(this.#scope.length), ...draft });
      else this.#storage.removeItem(name);
    }
    return found.sort((a, b) => a.at - b.at);
  }
}

function parse(json) {
  try {
    const draft = JSON.parse(json);
    return draft && typeof draft === 'object' && Number.isInteger(draft.version) && draft.content ? draft : null;
  } catch {
    return null;
  }
}

// Requests to the portal. They never throw: an answer always has a status, 0 when the portal was not reached.
import { host, journeyUrl, settings, t } from './page.js';

/** A request that takes longer than this, in milliseconds, counts as not answered. */
const patience = 20000;

/**
 * @param {string} method
 * @param {string} url
 * @param {Object} [options]
 * @param {Object} [options.body] sent as JSON.
 * @param {number} [options.version] expected version; 0 means that there must be none yet.
 * @param {boolean} [options.keepalive] lets the request outlive the page (bodies up to 64 KB).
 * @returns {Promise<Object>} the JSON of the answer with `status`; `problems` as sentences.
 */
export async function request(method, url, options = {}) {
  const answer = await attempt(method, url, options);
  // A token that no longer fits: signed in again in another tab. A fresh one helps, once.
  if (answer.status !== 400 || answer.problems.length > 0) return answer;
  switch (await renewToken()) {
    case 'fresh': return attempt(method, url, options);
    case 'other-user': return { ...answer, status: 401, problems: [t('OtherUser')] };
    default: return answer;
  }
}

async function attempt(method, url, { body, version, keepalive = false }) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'fetch', 'X-CSRF-Token': host.dataset.csrf };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version === 0) headers['If-None-Match'] = '*';
  else if (version !== undefined) headers['If-Match'] = `"${version}"`;
  try {
    const response = await fetch(url, {
      method, headers, keepalive, credentials: 'same-origin', redirect: 'error',
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: keepalive ? undefined : AbortSignal.timeout(patience),
    });
    return { ...await jsonOf(response), status: response.status };
  } catch (error) {
    return { status: 0, problems: [], error };
  }
}

async function jsonOf(response) {
  const isJson = response.headers.get('content-type')?.includes('json');
  const data = isJson ? await response.json() : {};
  const problems = Array.isArray(data.problems) ? data.problems.map((problem) => problem.message) : [];
  return { ...(Array.isArray(data) ? { items: data } : data), problems };
}

async function renewToken() {
  try {
    const response = await fetch(journeyUrl(), { credentials: 'same-origin', redirect: 'error', headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById('matrix-host');
    if (!fresh) return 'none';
    if ((fresh.dataset.user ?? '') !== settings.user) return 'other-user';
    if (fresh.dataset.csrf === host.dataset.csrf) return 'none';
    host.dataset.csrf = fresh.dataset.csrf;
    return 'fresh';
  } catch (error) {
    return error instanceof TypeError ? 'none' : Promise.reject(error);
  }
}

/** Says in the person's language why a request came to nothing. */
export function failureOf({ status, problems = [] }) {
  if (problems.length > 0) return problems.join(' ');
  if (status === 0) return t('Error.Offline');
  if (status === 401) return t('SignedOut');
  if (status === 403) return t('Error.Forbidden');
  if (status === 404) return t('Error.Gone');
  if (status === 412) return t('Error.Stale');
  if (status === 413) return t('Error.TooLarge');
  return status >= 500 ? t('Error.Server') : t('Error.Refused');
}

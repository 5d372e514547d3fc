// What is typed into the forms of the panel and of the card's page: whether it is stored, and how it survives a redraw.

const snapshots = new WeakMap();

const fields = (form) => [...form.elements].filter((field) => field.name && field.type !== 'hidden' && field.type !== 'file' && field.type !== 'submit');

const state = (form) => fields(form).map((field) => `${field.name}=${field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value}`).join('\n');

const formsOf = (root) => [...root.querySelectorAll('form[method="post"]')];

/** Remembers what every form holds now; later differences count as typed. */
export function remember(root) {
  for (const form of formsOf(root)) snapshots.set(form, state(form));
}

/** Whether something was typed into a form since it was drawn. */
const isTyped = (form) => snapshots.has(form) && snapshots.get(form) !== state(form);

/** Whether anything below an element is typed and not stored. */
export function isDirty(root) {
  return root.querySelector('[data-unsaved="true"]') !== null || formsOf(root).some(isTyped);
}

/** What was typed into the forms below an element, but for one that has just been sent. */
export function typedIn(root, sent = null) {
  return formsOf(root)
    .filter((form) => form !== sent && isTyped(form))
    .map((form) => ({
      action: form.getAttribute('action'),
      values: fields(form).map((field) => ({ name: field.name, value: field.value, checked: field.checked, type: field.type })),
    }));
}

/** Puts typed words back into forms that were drawn anew. */
export function putBack(root, typed) {
  for (const { action, values } of typed) {
    const form = formsOf(root).find((candidate) => candidate.getAttribute('action') === action);
    if (!form) continue;
    for (const { name, value, checked, type } of values) {
      for (const field of fields(form).filter((candidate) => candidate.name === name)) {
        if (type === 'radio' || type === 'checkbox') field.checked = field.value === value ? checked : field.checked;
        else field.value = value;
      }
    }
    const details = form.closest('details');
    if (details) details.open = true;
  }
}

/**
 * Sends a form as its button would.
 * @returns {Promise<{status: number, html: string}>} status 0 without a connection; 401 also when the answer is the sign-in page.
 */
export async function send(form, submitter) {
  const data = new FormData(form, submitter);
  const isUpload = form.enctype === 'multipart/form-data';
  try {
    const response = await fetch(submitter?.getAttribute('formaction') ?? form.action, {
      method: 'POST',
      headers: { 'X-Requested-With': 'fetch', Accept: 'text/html' },
      body: isUpload ? data : new URLSearchParams([...data].filter(([, value]) => typeof value === 'string')),
    });
    return { status: response.redirected ? 401 : response.status, html: await response.text() };
  } catch (error) {
    console.warn('The form could not be sent.', error);
    return { status: 0, html: '' };
  }
}

/** Whether an answer is a fragment to be shown: done, invalid, or somebody was faster. */
export const isFragment = ({ status }) => status === 200 || status === 409 || status === 422;

/** The sentence for an answer that shows nothing. */
export function refusalOf(root, { status }) {
  const words = root.querySelector('[data-offline]')?.dataset ?? {};
  if (status === 0) return words.offline ?? '';
  return (status === 401 ? words.signedOut : words.refused) ?? '';
}

// Buttons that copy the value of a field: <button data-copies="id" data-copied="Copied">.

async function copy(button) {
  const input = document.getElementById(button.dataset.copies);
  if (!input) return;
  input.select();
  // Without https there is no clipboard for scripts; the value is selected, so that the keys copy it.
  if (!navigator.clipboard) return;
  const isCopied = await navigator.clipboard.writeText(input.value).then(() => true, () => false);
  if (isCopied) button.textContent = button.dataset.copied;
}

/** Starts listening; once per page. */
export function startCopies() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copies]');
    if (button) copy(button);
  });
}

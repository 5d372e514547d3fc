// Included by another site in one line: <script src="…/s/TOKEN/widget.js" async></script>.
// A button opens the survey; with data-target="#place" the survey stands in the page at once.
(() => {
  const script = document.currentScript;
  const words = __WORDS__;
  const address = script.src.replace(/\/widget\.js.*$/, '');
  const wished = (script.dataset.language || document.documentElement.lang || '').slice(0, 2);
  const language = words[wished] ? wished : Object.keys(words)[0];
  const text = words[language];

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    button { font: 600 15px/1.2 system-ui, sans-serif; cursor: pointer; color: #fff; background: #0b6b5d; border: 0; border-radius: 999px; padding: 13px 20px; }
    button:focus-visible { outline: 3px solid #0b6b5d; outline-offset: 2px; }
    .open { position: fixed; right: 20px; bottom: 20px; z-index: 2147483646; box-shadow: 0 6px 24px rgb(0 0 0 / .25); }
    dialog { width: min(480px, calc(100vw - 24px)); max-height: calc(100dvh - 24px); padding: 0; border: 0; border-radius: 14px; overflow: hidden; box-shadow: 0 12px 48px rgb(0 0 0 / .35); }
    dialog[open] { display: flex; flex-direction: column; }
    dialog::backdrop { background: rgb(0 0 0 / .45); }
    .close { align-self: flex-end; margin: 8px 8px 0 0; padding: 8px 12px; color: #16202b; background: #efede8; }
    iframe { display: block; width: 100%; height: 420px; border: 0; background: #fff; }
    dialog iframe { max-height: calc(100dvh - 80px); }
  `);
  root.adoptedStyleSheets = [sheet];

  const frame = document.createElement('iframe');
  frame.title = text.title;
  addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && event.data?.cxportal) {
      frame.style.height = `${Math.max(160, Math.min(Number(event.data.height) || 420, 4000))}px`;
    }
  });

  const target = script.dataset.target && document.querySelector(script.dataset.target);
  if (target) {
    frame.src = `${address}?l=${language}`;
    root.append(frame);
    target.append(host);
    return;
  }

  const button = document.createElement('button');
  button.className = 'open';
  button.type = 'button';
  button.textContent = script.dataset.label || text.open;
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', text.title);
  const close = document.createElement('button');
  close.className = 'close';
  close.type = 'button';
  close.textContent = text.close;
  close.addEventListener('click', () => dialog.close());
  dialog.append(close, frame);
  dialog.addEventListener('close', () => button.focus());
  button.addEventListener('click', () => {
    // Each opening is a new answer.
    frame.src = `${address}?l=${language}`;
    dialog.showModal();
  });
  root.append(button, dialog);
  document.body.append(host);
})();

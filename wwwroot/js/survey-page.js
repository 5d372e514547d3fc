// On a kiosk's screen the survey begins anew when nobody touches it; inside another site's frame it says how high it is.
const { reset, start, framed } = document.body.dataset;

if (reset) {
  let timer;
  const postpone = () => {
    clearTimeout(timer);
    timer = setTimeout(() => location.replace(start), Number(reset) * 1000);
  };
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) {
    addEventListener(sign, postpone, { passive: true });
  }
  // An untouched first page may stand for ever.
  if (document.querySelector('input[name="p"]')?.value !== '0' || document.querySelector('.errors')) {
    postpone();
  }
}

if (framed && parent !== window) {
  const tell = () => parent.postMessage({ cxportal: framed, height: document.documentElement.scrollHeight }, '*');
  new ResizeObserver(tell).observe(document.documentElement);
}

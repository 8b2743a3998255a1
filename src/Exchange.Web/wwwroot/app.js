// What the pages need beyond HTML: language and theme are remembered, tiles open their tables, and pages with a live part connect.
(function () {
  const year = 'path=/; max-age=31536000; samesite=lax' + (location.protocol === 'https:' ? '; secure' : '');

  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-language]');
    if (link) document.cookie = `language=${link.dataset.language}; ${year}`;
    const theme = event.target.closest('button[name=theme]');
    if (theme) {
      event.preventDefault();
      document.cookie = `theme=${theme.value}; ${year}`;
      const root = document.documentElement;
      if (theme.value === 'system') delete root.dataset.theme; else root.dataset.theme = theme.value;
      for (const button of theme.form.elements) button.setAttribute('aria-pressed', button === theme ? 'true' : 'false');
    }
  });

  // A choice in a form that only selects takes effect at once; without script its button does the same.
  document.addEventListener('change', event => {
    const form = event.target.form;
    if (form && form.hasAttribute('data-at-once')) form.requestSubmit();
  });

  const summary = document.querySelector('.error-summary');
  if (summary) summary.focus();

  for (const button of document.querySelectorAll('button[name=theme]')) {
    const chosen = document.documentElement.dataset.theme || 'system';
    button.setAttribute('aria-pressed', button.value === chosen ? 'true' : 'false');
  }

  const printed = document.getElementById('printed-address');
  if (printed) printed.textContent = location.href;

  // A page that several people may have open asks who has, as long as it is seen.
  const readers = document.querySelector('[data-readers]');
  if (readers) setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(readers.dataset.readers);
      if (!answer.ok) return;
      const sentence = await answer.text();
      if (sentence !== readers.textContent) readers.textContent = sentence;
      readers.hidden = sentence.length === 0;
    } catch { /* The line is down; the next time will tell. */ }
  }, 15000);

  if (!window.Blazor) return;

  // The line to the server: what is on the page stays readable, and is fresh again as soon as the line is.
  const line = document.getElementById('components-reconnect-modal');
  const show = state => { document.documentElement.dataset.line = state; };
  line.addEventListener('components-reconnect-state-changed', event => {
    const state = event.detail.state;
    show(state === 'hide' ? 'live' : state === 'failed' || state === 'rejected' ? 'lost' : 'reconnecting');
    if (state === 'rejected') location.reload();
    if (state === 'failed') setTimeout(() => location.reload(), 10000);
  });

  const start = () => Blazor.start({
    circuit: { reconnectionOptions: { retryIntervalMilliseconds: tries => tries > 60 ? null : Math.min(500 + tries * 500, 5000) } }
  }).then(() => show('live'));
  requestAnimationFrame(() => setTimeout(start, 0));
})();

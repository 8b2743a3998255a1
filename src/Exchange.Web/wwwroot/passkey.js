// Passkeys: asks the server what is to be signed, has the browser sign it, and sends the form with the answer. Without script, or in a
// browser that has no passkeys, the forms stay hidden and a sentence says so.
(function () {
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) return;

  const ask = {
    make: options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
    use: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  };

  for (const absent of document.querySelectorAll('[data-passkey-absent]')) absent.hidden = true;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    const said = form.querySelector('[data-said]');
    form.addEventListener('submit', async event => {
      event.preventDefault();
      said.textContent = '';
      try {
        const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        if (!answer.ok) {
          said.textContent = await answer.text();
          return;
        }
        const credential = await ask[form.dataset.passkey](await answer.json());
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      } catch {
        said.textContent = form.dataset.refused;
      }
    });
  }
})();

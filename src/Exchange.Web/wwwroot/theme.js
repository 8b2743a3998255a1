// The chosen theme, before the first paint; without a choice the system decides.
(function () {
  var said = document.cookie.match(/(?:^|; )theme=(light|dark)/);
  if (said) document.documentElement.dataset.theme = said[1];
  else delete document.documentElement.dataset.theme;
})();

(() => {
  'use strict';
  const frame = () => document.querySelector('iframe');
  const links = () => [...document.querySelectorAll('nav a')];

  const mark = () => {
    const at = frame() && frame().contentWindow.location.pathname;
    links().forEach((link) => {
      if (link.pathname !== at) { link.removeAttribute('aria-current'); return; }
      link.setAttribute('aria-current', 'page');
      frame().title = link.textContent;
    });
  };
  if (frame()) frame().addEventListener('load', mark);

  // What is new is the problems and the page that is looked at; where one reads stays where it is.
  const renew = async (version) => {
    const told = new DOMParser().parseFromString(await (await fetch('/')).text(), 'text/html');
    if (!frame() || !told.querySelector('iframe')) { location.reload(); return; }
    document.getElementById('problems').replaceChildren(...told.getElementById('problems').childNodes);
    document.querySelector('main').dataset.version = version;
    frame().contentWindow.location.reload();
  };
  const look = async () => {
    try {
      const version = await (await fetch('/version')).text();
      if (version !== document.querySelector('main').dataset.version) await renew(version);
    } catch (ended) { /* the server has ended; it may come back */ }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();

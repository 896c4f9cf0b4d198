(() => {
  'use strict';
  const root = document.documentElement;
  const toggle = (id, name, when) => {
    const box = document.getElementById(id);
    const apply = () => root.classList.toggle(name, box.checked === when);
    box.addEventListener('change', apply);
    apply();
  };
  toggle('vowels', 'vowels', true);
  toggle('english', 'no-english', false);

  // Safari does not focus a button that is tapped, so the gloss would not show there.
  document.querySelectorAll('.explained').forEach((place) => {
    const button = place.querySelector('button');
    button.addEventListener('click', () => { place.classList.remove('closed'); button.focus(); });
    ['mouseenter', 'focusin'].forEach((name) => place.addEventListener(name, () => place.classList.remove('closed')));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('.explained').forEach((place) => place.classList.add('closed'));
  });
  root.classList.add('scripted');
})();

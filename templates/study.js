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
  const keepWithin = (gloss) => {
    gloss.style.insetInlineStart = '';
    const box = gloss.getBoundingClientRect();
    if (box.left < 8 && getComputedStyle(gloss).position === 'absolute') gloss.style.insetInlineStart = `${box.left - 8}px`;
  };
  document.querySelectorAll('.explained').forEach((place) => {
    const button = place.querySelector('button');
    button.addEventListener('click', () => { place.classList.remove('closed'); button.focus(); });
    ['mouseenter', 'focusin'].forEach((name) => place.addEventListener(name, () => {
      place.classList.remove('closed');
      keepWithin(place.querySelector('.gloss'));
    }));
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('.explained').forEach((place) => place.classList.add('closed'));
  });
  root.classList.add('scripted');
})();

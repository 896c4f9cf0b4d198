(() => {
  'use strict';
  const root = document.documentElement;
  const checking = JSON.parse(document.getElementById('checking').textContent);
  const told = JSON.parse(document.getElementById('told').textContent);
  const form = document.getElementById('questions');
  const numbers = Object.keys(checking);
  const points = new Map();

  // What is typed is folded by the program's own table, so that both accept the same.
  const folding = told.folding;
  const dropped = new RegExp(folding.dropped, 'gu');
  const rules = (list) => list.map(([pattern, replacement]) => [new RegExp(pattern, 'gu'), replacement]);
  const [separators, words] = [rules(folding.separators), rules(folding.words)];
  const applied = (text, list) => list.reduce((done, [pattern, replacement]) => done.replace(pattern, replacement), text);
  const fold = (text) => {
    const letters = [...text.normalize('NFKC').replace(dropped, '').normalize('NFKC')]
      .map((letter) => folding.letters[letter] ?? letter).join('').toLowerCase().replace(/\p{M}/gu, '');
    return applied(applied(letters, separators).replace(/[^\p{L}\p{N}%.]+/gu, ' ').replace(/\.(?![0-9])/g, ' ')
      .replace(/ +/g, ' ').trim(), words);
  };
  const shown = (value) => told.digits === 'arabic'
    ? String(value).replace('.', '٫').replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))) : String(value);
  const itemOf = (number) => document.getElementById(`q${number}`);

  // What was answered: null for nothing yet, else the share that is right, from 0 to 1.
  const judges = {
    choose: (item, key) => {
      const chosen = item.querySelector('input:checked');
      return chosen && Number(key.right.includes(Number(chosen.value)));
    },
    selects: (item, key) => {
      const values = [...item.querySelectorAll('select')].map((select) => select.value);
      if (values.includes('')) return null;
      return values.filter((value, index) => Number(value) === key.right[index]).length / values.length;
    },
    typed: (item, key) => {
      const typed = fold(item.querySelector('input').value);
      return typed ? Number(key.accepts.some((text) => fold(text) === typed)) : null;
    },
    written: () => 'self',
  };
  const judge = (number) => {
    const key = checking[number];
    const way = { match: 'selects', order: 'selects', choose: 'choose' }[key.shape]
      || (key.accepts ? 'typed' : 'written');
    return judges[way](itemOf(number), key);
  };

  const lightUp = (number, lit) => checking[number].sentences.forEach((sentence) => {
    const place = document.getElementById(`s${sentence}`);
    if (place) place.classList.toggle('settles', lit);
  });
  const bringUp = (sentence) => {
    const place = document.getElementById(`s${sentence}`);
    if (!place) return;
    place.closest('details').open = true;
    place.scrollIntoView({ block: 'center' });
  };
  const onlyLit = (number) => {
    document.querySelectorAll('.settles').forEach((place) => place.classList.remove('settles'));
    lightUp(number, true);
    const panel = document.querySelector('.reading');
    const lit = document.querySelector('.settles');
    if (!lit || panel.scrollHeight <= panel.clientHeight) return;
    panel.scrollTop += lit.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
  };

  const verdict = (item, share) => {
    const name = share === 1 ? 'right' : share === 0 ? 'wrong' : 'partly';
    item.classList.remove('right', 'wrong', 'partly');
    item.classList.add(name);
    item.querySelector('.verdict').textContent = told[name];
  };
  const score = (number, share) => {
    points.set(number, Math.floor(checking[number].marks * share * 2) / 2);
    tally();
  };
  const tally = () => {
    const got = [...points.values()].reduce((sum, value) => sum + value, 0);
    const full = numbers.reduce((sum, number) => sum + checking[number].marks, 0);
    const bar = document.querySelector('.tally');
    bar.querySelector('.answered').textContent = `${told.progress} ${shown(points.size)} ${told.of} ${shown(numbers.length)} ·`;
    bar.querySelector('.score').textContent = `${told.score}: ${shown(got)} ${told.of} ${shown(full)}`;
  };

  const colour = (item, key) => item.querySelectorAll('.option').forEach((option) => {
    const input = option.querySelector('input');
    const index = Number(input.value);
    option.classList.toggle('is-right', key.right.includes(index));
    option.classList.toggle('is-wrong', input.checked && !key.right.includes(index));
    const why = item.querySelector(`.why[data-option="${index}"]`);
    if (why) why.hidden = !input.checked;
  });
  const check = (number, quietly) => {
    if (points.has(number)) return;
    const item = itemOf(number);
    const share = judge(number);
    const feedback = item.querySelector('.feedback');
    if (share === null) {
      if (quietly) return;
      feedback.hidden = false;
      item.querySelector('.verdict').textContent = told.unanswered;
      return;
    }
    feedback.hidden = false;
    item.querySelector('.settled').hidden = false;
    if (share === 'self') {
      item.querySelector('textarea').readOnly = true;
      item.querySelector('.verdict').textContent = '';
      item.querySelector('.check').disabled = true;
    } else {
      if (checking[number].right && item.querySelector('.option')) colour(item, checking[number]);
      item.querySelector('fieldset').disabled = true;
      verdict(item, share);
      score(number, share);
    }
    if (quietly) return;
    onlyLit(number);
    feedback.focus({ preventScroll: true });
    feedback.scrollIntoView({ block: 'nearest' });
  };
  const judgeOneself = (button) => {
    const item = button.closest('.item');
    const right = button.classList.contains('yes');
    item.querySelectorAll('.judge button').forEach((one) => one.setAttribute('aria-pressed', String(one === button)));
    verdict(item, Number(right));
    score(item.id.slice(1), Number(right));
  };
  const again = () => {
    form.reset();
    points.clear();
    document.querySelectorAll('.settles').forEach((place) => place.classList.remove('settles'));
    numbers.forEach((number) => {
      const item = itemOf(number);
      item.classList.remove('right', 'wrong', 'partly');
      item.querySelector('fieldset').disabled = false;
      item.querySelector('.check').disabled = false;
      item.querySelector('.verdict').textContent = '';
      item.querySelectorAll('.feedback, .settled, .why').forEach((part) => { part.hidden = true; });
      item.querySelectorAll('.option').forEach((option) => option.classList.remove('is-right', 'is-wrong'));
      item.querySelectorAll('textarea').forEach((area) => { area.readOnly = false; });
      item.querySelectorAll('.judge button').forEach((button) => button.setAttribute('aria-pressed', 'false'));
    });
    tally();
    window.scrollTo(0, 0);
    form.querySelector('input, select, textarea').focus({ preventScroll: true });
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('input')) return;
    event.preventDefault();
    check(event.target.closest('.item').id.slice(1));
  });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    const link = event.target.closest('.feedback a');
    if (link) {
      event.preventDefault();
      const number = link.closest('.item').id.slice(1);
      onlyLit(number);
      bringUp(link.getAttribute('href').slice(2));
    } else if (button && button.classList.contains('check')) check(button.closest('.item').id.slice(1));
    else if (button && button.classList.contains('all')) numbers.forEach((number) => check(number, true));
    else if (button && button.closest('.judge')) judgeOneself(button);
  });
  document.querySelector('.tally .again').addEventListener('click', again);
  window.addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  root.classList.add('scripted');
  tally();
})();

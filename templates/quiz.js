(() => {
  'use strict';
  const root = document.documentElement;
  const checking = JSON.parse(document.getElementById('checking').textContent);
  const told = JSON.parse(document.getElementById('told').textContent);
  const form = document.getElementById('questions');
  const numbers = Object.keys(checking);
  const points = new Map(); // of the items checked, by number
  const own = new Map(); // what the learner judged by himself: true for right

  // What is typed is folded by the program's own table, so that both accept the same.
  const folding = "FOLDING";
  "FOLD";
  const shown = (value) => told.digits === 'arabic'
    ? String(value).replace('.', '٫').replace(/\d/g, (d) => String.fromCharCode(0x660 + Number(d))) : String(value);
  const itemOf = (number) => document.getElementById(`q${number}`);

  // What was answered: null for nothing yet, else the share that is right, from 0 to 1.
  const judges = {
    choose: (item, key) => {
      const chosen = item.querySelector('input:checked');
      if (!chosen || !key.right.includes(Number(chosen.value))) return chosen && 0;
      return key.corrects ? .5 : 1; // half is for the correction, as on paper
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

  // ---- what was answered is kept in the browser's own storage, where there is one

  const kept = `quizgen ${form.dataset.quiz}`;
  const storage = (() => {
    try {
      window.localStorage.setItem('quizgen', '');
      window.localStorage.removeItem('quizgen');
      return window.localStorage;
    } catch { return null; }
  })();
  const fields = () => [...form.querySelectorAll('input, select, textarea')];
  const open = () => numbers.filter((number) => !points.has(number) && itemOf(number).querySelector('.settled'));
  let last = null; // what is kept, as far as this page knows
  let together = false; // many items are checked in one go: kept and counted once, at its end
  // Written at every answer, and once more when the page goes, for what a browser fills in without an event.
  const keep = () => {
    if (!storage || together) return;
    const values = {};
    fields().forEach((field) => {
      if (field.type === 'radio' ? field.checked : field.value) values[field.name] = field.value;
    });
    const checked = numbers.filter((number) => itemOf(number).querySelector('.settled'));
    const judged = checked.filter((number) => own.has(number)).map((number) => [number, own.get(number)]);
    const begun = checked.length || Object.keys(values).length;
    const state = begun ? JSON.stringify({ values, checked, own: judged }) : null;
    if (state === last) return;
    try {
      if (begun) storage.setItem(kept, state); else storage.removeItem(kept);
      last = state;
    } catch { /* full: the page works on without */ }
  };
  const recall = () => {
    let state = null;
    try {
      last = storage && storage.getItem(kept);
      state = JSON.parse(last);
    } catch { /* not ours */ }
    if (!state?.values) return;
    fields().forEach((field) => {
      const value = state.values[field.name];
      if (value === undefined) return;
      if (field.type === 'radio') field.checked = field.value === value; else field.value = value;
    });
    inOne(() => {
      state.checked.forEach((number) => checking[number] && check(number, true));
      state.own.forEach(([number, right]) => checking[number] && judgeOneself(number, right));
    });
  };
  const inOne = (work) => {
    together = true;
    work();
    together = false;
    tally();
  };

  // ---- sentences of the passage

  const passage = document.querySelector('.desk .reading');
  const onlyLit = (number) => {
    document.querySelectorAll('.settles').forEach((place) => place.classList.remove('settles'));
    checking[number].sentences.forEach((sentence) => document.getElementById(`s${sentence}`)?.classList.add('settles'));
    bring(document.querySelector('.settles'));
  };
  const beside = () => passage && passage.querySelector('details').open && getComputedStyle(passage).position === 'sticky';
  const bring = (place) => {
    if (!place || !beside()) return;
    passage.scrollTop += place.getBoundingClientRect().top - passage.getBoundingClientRect().top - passage.clientHeight / 3;
  };
  // On a narrow page the sentence comes to the reader, its neighbours around it; the way Back leads to the question.
  const sheet = document.getElementById('sentence');
  const bringUp = (title, sentences, lit) => {
    sheet.querySelector('h2').textContent = title;
    sheet.querySelector('.passage').replaceChildren(...sentences.filter(Boolean).flatMap((one) => {
      const copy = one.cloneNode(true);
      copy.removeAttribute('id');
      copy.className = one === lit ? 'sentence settles' : 'sentence';
      return [copy, ' '];
    }));
    sheet.classList.toggle('whole', !lit);
    sheet.showModal();
    sheet.scrollTop = lit ? 0 : readTo;
    window.history.pushState({ sheet: true }, '');
  };
  const show = (number) => {
    const place = document.getElementById(`s${number}`);
    bringUp(`${told.sentence} ${shown(number)}`, [place.previousElementSibling, place, place.nextElementSibling], place);
  };
  let readTo = 0; // how far the whole text was read when it was last closed
  document.querySelector('.tally .read')?.addEventListener('click', () => {
    bringUp(told.passage, [...passage.querySelectorAll('.sentence')], null);
  });
  sheet.addEventListener('scroll', () => { if (sheet.classList.contains('whole')) readTo = sheet.scrollTop; });
  sheet.addEventListener('close', () => { if (window.history.state?.sheet) window.history.back(); });
  window.addEventListener('popstate', () => { if (sheet.open) sheet.close(); });
  document.querySelectorAll('dialog').forEach((dialog) => dialog.addEventListener('click', (event) => {
    if (event.target === dialog || event.target.closest('.no')) dialog.close();
  }));
  document.querySelector('main').addEventListener('click', (event) => {
    const link = event.target.closest('.evidence a');
    if (!link) return;
    event.preventDefault();
    const number = link.getAttribute('href').slice(2);
    const item = link.closest('.item');
    if (item) onlyLit(item.id.slice(1));
    if (item && beside()) bring(document.getElementById(`s${number}`)); else show(number);
  });

  // ---- what a check shows: the entry of the key, brought to its question

  const make = (tag, name, text = '') => {
    const one = document.createElement(tag);
    one.className = name;
    one.textContent = text;
    return one;
  };
  const button = (name, text) => {
    const one = make('button', name, text);
    one.type = 'button';
    one.setAttribute('aria-pressed', 'false');
    return one;
  };
  const feedbackOf = (number) => {
    const item = itemOf(number);
    if (item.querySelector('.feedback')) return item.querySelector('.feedback');
    const made = make('div', 'feedback');
    made.tabIndex = -1;
    made.setAttribute('role', 'group');
    made.setAttribute('aria-label', `${told.answer} ${shown(number)}`);
    made.append(make('p', 'verdict'));
    made.firstChild.setAttribute('role', 'status');
    item.append(made);
    return made;
  };
  const settle = (number, share) => {
    const entry = document.getElementById(`k${number}`).cloneNode(true);
    const made = make('div', 'settled');
    entry.querySelectorAll('.right > .number, .right > .marks').forEach((part) => part.remove());
    entry.querySelector('.right').prepend(`${told.answer}: `);
    const chosen = itemOf(number).querySelector('input:checked');
    const why = chosen && entry.querySelector(`[data-option="${chosen.value}"]`);
    if (why) {
      made.append(make('p', 'why'));
      made.firstChild.append(...why.childNodes);
    }
    made.append(...entry.querySelectorAll('.right, .evidence, .doubt'));
    const judging = make('p', 'judge');
    if (share === 'self') judging.append(`${told.judge} `, button('yes', told['i-was-right']), ' ', button('no', told['i-was-wrong']));
    else if (share > 0 && checking[number].corrects) {
      const corrected = itemOf(number).querySelector('.correct input').value.trim();
      judging.append(...(corrected
        ? [`${told['judge-correction']} `, button('yes', told['i-was-right']), ' ', button('no', told['i-was-wrong'])] : [told.half]));
    } else if (share < 1 && checking[number].accepts) judging.append(button('yes', told['count-as-right']));
    if (judging.firstChild) made.append(judging);
    return made;
  };
  const verdict = (number, share) => {
    const item = itemOf(number);
    const name = share === 1 ? 'right' : share === 0 ? 'wrong' : 'partly';
    item.classList.remove('right', 'wrong', 'partly');
    item.classList.add(name);
    item.querySelector('.verdict').textContent = told[name];
    points.set(number, Math.floor(checking[number].marks * share * 2) / 2);
    tally();
  };
  const colour = (number) => itemOf(number).querySelectorAll('.option').forEach((option) => {
    const input = option.querySelector('input');
    const right = checking[number].right.includes(Number(input.value));
    option.classList.toggle('is-right', right);
    option.classList.toggle('is-wrong', input.checked && !right);
  });
  // Of two columns, and of an order, each row is right or wrong by itself.
  const colourRows = (number) => itemOf(number).querySelectorAll('select').forEach((select, index) => {
    const right = Number(select.value) === checking[number].right[index];
    const sign = make('b', 'sign', right ? '✓' : '✗');
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', told[right ? 'right' : 'wrong']);
    select.classList.add(right ? 'is-right' : 'is-wrong');
    select.after(sign);
  });
  const check = (number, quietly) => {
    const item = itemOf(number);
    if (item.querySelector('.settled')) return;
    const share = judge(number);
    if (share === null && quietly) return;
    const feedback = feedbackOf(number);
    if (share === null) {
      item.querySelector('.verdict').textContent = told.unanswered;
      return;
    }
    feedback.append(settle(number, share));
    item.querySelector('.check').disabled = true;
    if (share === 'self') {
      item.querySelector('textarea').readOnly = true;
      item.querySelector('.verdict').textContent = '';
      tally();
    } else {
      if (item.querySelector('.option')) colour(number);
      else colourRows(number);
      item.querySelector('fieldset').disabled = true;
      verdict(number, share);
    }
    keep();
    if (quietly) return;
    onlyLit(number);
    feedback.focus({ preventScroll: true });
    feedback.scrollIntoView({ block: 'nearest' });
  };
  const judgeOneself = (number, right) => {
    own.set(number, right);
    itemOf(number).querySelectorAll('.judge button').forEach((one) => {
      one.setAttribute('aria-pressed', String(one.classList.contains('yes') === right));
    });
    const share = judge(number);
    verdict(number, right ? 1 : share === 'self' ? 0 : share);
    keep();
  };

  // ---- the score, what is left, and beginning again

  const tally = () => {
    if (together) return;
    const got = [...points.values()].reduce((sum, value) => sum + value, 0);
    const full = numbers.reduce((sum, number) => sum + checking[number].marks, 0);
    const answered = points.size + open().filter((number) => itemOf(number).querySelector('textarea').value.trim()).length;
    const bar = document.querySelector('.tally');
    bar.querySelector('.answered').textContent = `${told.progress} ${shown(answered)} ${told.of} ${shown(numbers.length)}`
      + ` · ${told.left} ${shown(numbers.length - answered)}`;
    bar.querySelector('.score').textContent = `${told.score}: ${shown(got)} ${told.of} ${shown(full)}`;
    const done = numbers.every((number) => itemOf(number).querySelector('.settled'));
    document.querySelector('.finish .all').disabled = done;
    if (done || document.querySelector('.left').firstChild) tellLeft();
  };
  const tellLeft = () => {
    const unjudged = open();
    const left = numbers.filter((number) => !points.has(number) && !unjudged.includes(number));
    const listed = (name, some) => (some.length ? [`${told[name]}:`, ...some.flatMap((number) => {
      const link = make('a', '', shown(number));
      link.href = `#q${number}`;
      return [' ', link];
    })] : []);
    const both = [...listed('left-open', left), left.length && unjudged.length ? make('br', '') : '', ...listed('left-judge', unjudged)];
    document.querySelector('.left').replaceChildren(...(left.length + unjudged.length ? both : [told['all-done']]));
  };
  const empty = () => {
    form.reset();
    points.clear();
    own.clear();
    document.querySelectorAll('.settles').forEach((place) => place.classList.remove('settles'));
    form.querySelectorAll('.feedback').forEach((part) => part.remove());
    form.querySelectorAll('fieldset, .check').forEach((part) => { part.disabled = false; });
    form.querySelectorAll('textarea').forEach((area) => { area.readOnly = false; });
    form.querySelectorAll('.item').forEach((item) => item.classList.remove('right', 'wrong', 'partly'));
    form.querySelectorAll('.option, select').forEach((one) => one.classList.remove('is-right', 'is-wrong'));
    form.querySelectorAll('.sign').forEach((sign) => sign.remove());
    document.querySelector('.left').replaceChildren();
    tally();
  };
  const again = () => {
    empty();
    keep();
    window.scrollTo(0, 0);
    form.querySelector('input, select, textarea').focus({ preventScroll: true });
  };

  // A reload comes back to the question that was in sight. Browsers go by pixels, but what is out of sight is not laid
  // out yet, and feedback has made the page longer.
  const placed = `${kept} place`;
  const perTab = (work) => { try { work(window.sessionStorage); } catch { /* none: the browser does as it likes */ } };
  window.addEventListener('pagehide', () => perTab((tab) => {
    const item = [...form.querySelectorAll('.item')].find((one) => one.getBoundingClientRect().bottom > 0);
    tab.removeItem(placed);
    if (item && window.scrollY) tab.setItem(placed, JSON.stringify([item.id, item.getBoundingClientRect().top]));
  }));
  const comeBack = () => perTab((tab) => {
    const type = window.performance.getEntriesByType('navigation')[0]?.type;
    const [id, top] = (['reload', 'back_forward'].includes(type) && JSON.parse(tab.getItem(placed))) || [];
    const item = id && document.getElementById(id);
    if (!item) return;
    window.history.scrollRestoration = 'manual';
    const scroll = (left) => {
      window.scrollBy(0, item.getBoundingClientRect().top - top);
      if (left) window.requestAnimationFrame(() => scroll(left - 1)); // as what comes into sight is laid out
      else window.history.scrollRestoration = 'auto';
    };
    if (document.readyState === 'complete') scroll(4); else window.addEventListener('load', () => scroll(4));
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  ['input', 'change'].forEach((name) => form.addEventListener(name, keep));
  window.addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
  // Another window with the same quiz has written, or this page's own last answer before a reload has come late.
  const follow = () => {
    if (!storage || storage.getItem(kept) === last) return;
    empty();
    recall();
  };
  window.addEventListener('storage', follow);
  window.addEventListener('pageshow', follow);
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('input')) return;
    event.preventDefault();
    check(event.target.closest('.item').id.slice(1));
  });
  form.addEventListener('click', (event) => {
    const pressed = event.target.closest('button');
    const item = event.target.closest('.item');
    if (!pressed) {
      const link = event.target.closest('.left a');
      if (!link) return;
      event.preventDefault();
      const target = itemOf(link.hash.slice(2));
      target.scrollIntoView({ block: 'center' });
      target.querySelector('input, select, textarea').focus({ preventScroll: true });
    } else if (pressed.classList.contains('check')) check(item.id.slice(1));
    else if (pressed.classList.contains('all')) {
      inOne(() => numbers.forEach((number) => check(number, true)));
      keep();
      tellLeft();
    } else if (pressed.closest('.judge')) {
      const alone = pressed.closest('.judge').querySelectorAll('button').length === 1;
      judgeOneself(item.id.slice(1), pressed.classList.contains('yes') && !(alone && pressed.getAttribute('aria-pressed') === 'true'));
    }
  });
  const ask = document.getElementById('ask');
  document.querySelector('.tally .again').addEventListener('click', () => ask.showModal());
  ask.querySelector('.yes').addEventListener('click', () => {
    ask.close();
    again();
  });
  window.addEventListener('beforeprint', () => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
  document.querySelector('.kept').textContent = told[storage ? 'stored' : 'nothing-stored'];
  root.classList.add('scripted');
  tally();
  recall();
  comeBack();
})();

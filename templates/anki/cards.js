// What the buttons of a card do. Without scripts the same words stand in a <details>, or are simply there.
// AnkiDroid loads the page anew between the two sides, so what was shown on the front is kept in sessionStorage;
// where there is none, both sides count from the note's id.
(function () {
  "use strict";
  var all = document.querySelectorAll(".quizgen");
  var card = all[all.length - 1];
  if (!card) { return; }
  var note = "quizgen " + card.getAttribute("data-note");
  var front = card.classList.contains("front");

  function kept() {
    try { return JSON.parse(sessionStorage.getItem(note)) || {}; } catch (e) { return {}; }
  }
  function keep(state) {
    try { sessionStorage.setItem(note, JSON.stringify(state)); return true; } catch (e) { return false; }
  }
  function fromId() {
    var sum = 2166136261;
    for (var i = 0; i < note.length; i += 1) { sum = Math.imul(sum ^ note.charCodeAt(i), 16777619); }
    return sum >>> 0;
  }

  function shuffle(list, seed) {
    var lines = Array.prototype.slice.call(list.children);
    for (var i = lines.length - 1; i > 0; i -= 1) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      var j = Math.floor(seed / 4294967296 * (i + 1));
      var line = lines[i]; lines[i] = lines[j]; lines[j] = line;
    }
    lines.forEach(function (each) { list.appendChild(each); });
  }

  function button(text, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", press);
    return made;
  }

  function options(box) {
    var list = box.querySelector("ol");
    if (!list) { return; }
    var state = kept();
    if (front) {
      state = { seed: Math.floor(Math.random() * 4294967296) };
      if (!keep(state)) { state.seed = fromId(); }
    } else if (state.seed === undefined) { state.seed = fromId(); }
    // each line knows its place before the shuffle: it is the same on both sides
    Array.prototype.forEach.call(list.children, function (line, place) {
      if (front) { pickable(line, place, list, state); }
      if (!front && state.picked === place) { line.classList.add("picked"); }
    });
    if (list.classList.contains("shuffled")) { shuffle(list, state.seed); }
    if (!front) { box.open = Boolean(state.asked); return; }
    var ask = button(box.querySelector("summary").textContent, function () {
      state.asked = true;
      keep(state);
      box.open = true;
      box.hidden = false;
      ask.hidden = true;
      var first = list.querySelector("button");
      if (first) { first.focus(); }
    });
    ask.className = "key";
    box.classList.add("bare-box");
    box.hidden = true;
    box.parentNode.insertBefore(ask, box);
  }

  function pickable(line, place, list, state) {
    var pick = button("", function () {
      state.picked = place;
      keep(state);
      Array.prototype.forEach.call(list.querySelectorAll("button"), function (each) {
        each.setAttribute("aria-pressed", String(each === pick));
      });
    });
    pick.setAttribute("aria-pressed", "false");
    while (line.firstChild) { pick.appendChild(line.firstChild); }
    line.classList.add("open");
    line.appendChild(pick);
  }

  function marks(button_, shown) {
    var vocalised = card.querySelector(".headword .vocalised");
    var bare = card.querySelector(".headword .bare");
    var words = Array.prototype.slice.call(card.querySelectorAll(".forms.vowelled"));
    var full = words.map(function (each) { return each.innerHTML; });
    function show() {
      vocalised.hidden = !shown;
      bare.hidden = shown;
      words.forEach(function (each, i) {
        each.innerHTML = shown ? full[i] : full[i].replace(/[\u064B-\u0652\u0670]/g, "");
      });
      button_.setAttribute("aria-pressed", String(shown));
    }
    button_.addEventListener("click", function () { shown = !shown; show(); });
    button_.classList.add("key");
    button_.hidden = false;
    show();
  }

  var asked = card.querySelector("details.ask");
  if (asked && asked.classList.contains("marks")) {
    var toggle = button(asked.querySelector("summary").textContent, function () {});
    asked.parentNode.replaceChild(toggle, asked);
    marks(toggle, false);
  } else if (asked) { options(asked); }
  var given = card.querySelector(".marks button");
  if (given) { marks(given, true); }

  // H presses the card's button, unless an answer is being typed; Anki's desktop keeps one page for all cards.
  if (!window.quizgenKey) {
    window.quizgenKey = true;
    document.addEventListener("keydown", function (event) {
      var at = event.target && event.target.tagName;
      if (event.code !== "KeyH" || event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (at === "INPUT" || at === "TEXTAREA") { return; }
      var key = document.querySelector(".quizgen button.key:not([hidden])");
      if (key) { event.preventDefault(); key.click(); }
    });
  }
}());

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

  // a button with the words of another element, those of the help among them
  function button(words, press) {
    var made = document.createElement("button");
    made.type = "button";
    if (words) { made.innerHTML = words.innerHTML; }
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
    var ask = button(box.querySelector("summary"), function () {
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
    var pick = button(null, function () {
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

  // ---- what was typed: Anki compares letter by letter and takes one spelling only

  // typed answers are folded by the program's own table, which stands here when the deck is built
  var folding = "FOLDING";

  "FOLD";

  function upTo(node) {
    var said = "";
    for (; node && node.nodeName !== "BR"; node = node.nextSibling) {
      var gap = node.className === "typeMissed" || /^-+$/.test(node.textContent);
      if (!gap) { said += node.textContent; }
    }
    return said.replace(/[\s\u00a0](?=[\u064b-\u065f\u0670])/g, ""); // Anki's, before a mark in a span of its own
  }

  function judged(box) {
    var line = box.querySelector("#typeans");
    if (!line || line.nodeName === "INPUT") { return; }
    var wanted = line.querySelectorAll("br")[1];
    var typed = line.querySelector(".typeGood, .typeBad") ? upTo(line.firstChild) : "";
    if (!typed.trim()) { box.hidden = true; return; }
    var right = typed;
    if (wanted) {
      right = "";
      for (var node = wanted.nextSibling; node; node = node.nextSibling) { right += node.textContent; }
    } else if (line.querySelector(".typeBad, .typeMissed")) { return; } // told in a way that we do not know
    var words = [right].concat(Array.prototype.map.call(card.querySelectorAll(".accepts span"), function (each) {
      return each.textContent;
    })).map(fold);
    var good = words.indexOf(fold(typed)) >= 0;
    var said = document.createElement("p");
    said.className = good ? "said good" : "said";
    var known = words.join(" ").split(" ");
    typed.trim().split(/\s+/).forEach(function (word, at) {
      var made = document.createElement(good || known.indexOf(fold(word)) >= 0 ? "span" : "u");
      made.textContent = word;
      if (at) { said.appendChild(document.createTextNode(" ")); }
      said.appendChild(made);
    });
    while (box.firstChild) { box.removeChild(box.firstChild); }
    box.appendChild(said);
  }

  // ---- the whole passage, fetched from the media folder when it is asked for

  function readable(place) {
    var press = button(place, function () {
      var open = card.querySelector(".passage");
      var same = open && open.getAttribute("data-sentence") === place.getAttribute("data-sentence");
      if (open) { open.parentNode.removeChild(open); }
      Array.prototype.forEach.call(card.querySelectorAll("button.read"), function (each) {
        each.setAttribute("aria-expanded", String(each === press && !same));
      });
      if (!same) { fetched(place); }
    });
    press.className = "read";
    press.setAttribute("aria-expanded", "false");
    place.parentNode.replaceChild(press, place);
    press.parentNode.classList.add("tappable");
  }

  function fetched(place) {
    var file = place.getAttribute("data-passage");
    var told = card.querySelector(".unread");
    if (window.quizgenPassages && window.quizgenPassages[file]) { unrolled(place, window.quizgenPassages[file]); return; }
    var script = document.createElement("script");
    script.charset = "utf-8";
    script.src = file;
    script.onload = function () { told.hidden = true; unrolled(place, window.quizgenPassages[file]); };
    script.onerror = function () { told.hidden = false; };
    document.head.appendChild(script);
  }

  function unrolled(place, sentences) {
    var number = place.getAttribute("data-sentence");
    var text = document.createElement("div");
    text.className = "passage";
    text.tabIndex = 0;
    text.setAttribute("data-sentence", number);
    sentences.forEach(function (each) {
      var sentence = document.createElement("span");
      sentence.className = String(each[0]) === number ? "sentence lit" : "sentence";
      sentence.innerHTML = each[1];
      text.appendChild(sentence);
      text.appendChild(document.createTextNode(" "));
    });
    card.querySelector(".unread").insertAdjacentElement("afterend", text);
    var lit = text.querySelector(".lit");
    // the passage scrolls in a frame of its own: the reader's place on the card stays
    if (lit) { text.scrollTop = lit.offsetTop - 48; }
    text.scrollIntoView({ block: "nearest" });
  }

  Array.prototype.forEach.call(front ? [] : card.querySelectorAll(".typed"), judged);
  Array.prototype.forEach.call(card.querySelectorAll("span.read"), readable);

  var asked = card.querySelector("details.ask");
  if (asked && asked.classList.contains("marks")) {
    var toggle = button(asked.querySelector("summary"), function () {});
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

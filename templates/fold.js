  function applied(text, rules) {
    rules.forEach(function (rule) { text = text.replace(new RegExp(rule[0], "gu"), rule[1]); });
    return text;
  }

  function fold(text) {
    text = text.normalize("NFKC").replace(new RegExp(folding.dropped, "gu"), "").normalize("NFKC");
    text = Array.from(text).map(function (letter) {
      return letter in folding.letters ? folding.letters[letter] : letter;
    }).join("").toLowerCase().replace(/\p{M}/gu, "");
    text = applied(text, folding.separators).replace(/[^\p{L}\p{N}%.]+/gu, " ").replace(/\.(?![0-9])/g, " ");
    return applied(text.replace(/ +/g, " ").trim(), folding.words);
  }

"""Files, locks and the clock: nothing else in quizgen touches them."""

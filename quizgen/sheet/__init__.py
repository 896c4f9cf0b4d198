"""Items to pages a browser shows and prints: the quiz, its forms, their key, the page to study by."""

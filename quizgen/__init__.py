"""Quizzes and Anki decks from facts that are taken from an Arabic news article."""

__version__ = "0.1.0"

"""From an article to a first fact file: what can be read off a text by rule, and nothing that is not sure."""

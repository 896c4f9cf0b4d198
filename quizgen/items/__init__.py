"""The heart: which questions a fact gives, what is true, what is provably false, and how a quiz is assembled."""

"""The language: what Arabic does to words when they are counted, attached, compared, asked for and printed."""

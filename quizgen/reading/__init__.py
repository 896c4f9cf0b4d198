"""From the author's YAML to the nouns of the field. Texts are handed in; faults come back as problems."""

from quizgen.reading.seed import article_name, read_seed
from quizgen.reading.templates import read_templates

__all__ = ["article_name", "read_seed", "read_templates"]

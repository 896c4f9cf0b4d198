"""From items to an Anki deck: notes, package, and the ledger of what learners already own.

The only importer of genanki.
"""

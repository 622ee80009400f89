"""Thin spaCy components over one Doc; each reads the records before it and writes one kind of record."""

"""Derives everything that a large base implies in bounded memory: story by story along the days, then series by series."""

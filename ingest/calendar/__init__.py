"""Dates as newspapers print them: the words, and the rules that turn them into ISO 8601 periods."""

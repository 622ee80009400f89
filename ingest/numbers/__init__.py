"""Numbers as newspapers print them: what they are worth, in what unit, between which true values."""

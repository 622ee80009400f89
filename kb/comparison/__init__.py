"""Which figures speak of one thing, how sure that is, and what differs."""

"""Claims in, knowledge out: stores claims, compares and recomputes them, and serves them to people."""

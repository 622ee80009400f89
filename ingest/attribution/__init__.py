"""Who is said to say what: quotations, reporting words, their sources, and the chains that lead to a primary source."""

"""Names in running text, the kind of thing each stands for, and which of them stand for one thing."""

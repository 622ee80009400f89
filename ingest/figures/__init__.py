"""What the words around a quantity make of it: what is counted, what kind of figure it is, which way it moved."""

"""What a figure speaks of: the measure, whose it is, of which goods, where, and towards whom."""

"""Which period each figure is about, and what it is measured against."""

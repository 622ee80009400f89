"""What articles report, computed again from the figures they give."""

"""Text in, claims out: reads articles and finds their figures, periods, scope, sources and framing."""

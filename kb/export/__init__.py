"""What leaves the base: claims, reviews, provenance, annotations, tables, the graph, and evidence packs."""

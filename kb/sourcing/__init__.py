"""Who stands behind a figure: chains, origins, copies, and who relies on whom."""

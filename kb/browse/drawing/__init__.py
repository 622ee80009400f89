"""Pictures drawn on the server as SVG, readable in print, without scripts and by a screen reader."""

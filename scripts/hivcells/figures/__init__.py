"""The figures: one module for each kind, one look, and SVG that a page can use."""

"""Derived numbers: one module per analysis, each from frames to a frame."""

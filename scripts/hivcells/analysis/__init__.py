"""Numbers made of numbers: one module an analysis, each from frames to a frame."""

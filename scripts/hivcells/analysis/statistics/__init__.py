"""One statistic, one file; each says where its method comes from."""

# All intervals of the review have this confidence.
CONFIDENCE = 0.95
# ASSUME: the usual choices of trialists, for tests of two sides.
POWER, ALPHA = 0.80, 0.05

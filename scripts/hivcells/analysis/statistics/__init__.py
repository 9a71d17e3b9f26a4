"""One statistic, one file; each says where its method comes from."""

# All intervals of the review have this confidence.
CONFIDENCE = 0.95

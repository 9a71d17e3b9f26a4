"""One statistic, one file; each says where its method comes from."""

# All intervals of the review have this confidence, which their labels name; so have the printed ones that are rechecked,
# which the tables call codes.CONFIDENCE_LIMITS.
CONFIDENCE = 0.95
CONFIDENCE_LABEL = f"{100 * CONFIDENCE:g}%"
# ASSUME: the usual choices of trialists, for tests of two sides; by the second decisions are taken, also in claims.
POWER, ALPHA = 0.80, 0.05

"""The evidence: read the curated tables, check them, and write them for the steps that follow."""

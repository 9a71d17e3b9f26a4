"""The tables of the report: one module for each, from frames of evidence to cells whose strings are bound."""

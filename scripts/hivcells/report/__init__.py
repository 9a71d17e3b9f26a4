"""The report: its values and claims, its tables and ledger, how it is composed, traced and verified."""

"""Fixed versions: made, proved again, and compared with one another."""

"""Recompute the printed statistics that allow it, and say how print and recomputation agree.

Printed numbers are intervals: 0.024 stands for 0.0235 to 0.0245. Agreements are listed too.
"""

"""What the programs are made of: a room for each step of the workflow, and beside them what several rooms share."""

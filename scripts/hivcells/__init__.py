"""What the programs are made of: a package for each step of the workflow, and beside them what several share."""

"""What other programs open: the evidence as a database with its description, the references for programs that keep them."""

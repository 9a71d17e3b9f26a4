"""What the scripts share: tables, complaints, numbers as printed, prose and page."""

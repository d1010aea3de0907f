"""The law as this installation has it: every row of every table with its mark and source; the office's calendar."""

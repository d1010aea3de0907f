"""The law, corrected here: what this office reads otherwise than the shipped tables, with reason, source and two signatures."""

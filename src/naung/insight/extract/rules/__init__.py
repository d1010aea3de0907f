"""What the extract holds, how it is coarsened, what attackers find in it, and the sheet that says so."""

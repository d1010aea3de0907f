"""A person record: the person as this desk knows her, her names, birth, papers, ways to reach her. Never merged."""

"""Whether two records are of one person: judged by people, never merged."""

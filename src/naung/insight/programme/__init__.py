"""The task force's year: its decree and posts, its action plan, its trainings, its meetings and what they decided."""

"""The task force's year: decree, trainings, action plan, meetings; one page that prints for whoever leads it."""

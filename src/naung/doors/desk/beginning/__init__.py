"""The first day: an empty house is led, step by step, to a working task force; gone (404) once it is closed."""

"""`python -m naung` is the console script."""

from naung.doors.operator.console import main

main()

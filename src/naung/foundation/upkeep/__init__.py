"""Is this installation sound and safe? What `naung check` and the first day look at."""

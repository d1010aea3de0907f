"""Reports: what reached the desk, before anyone knows whether it is a case."""

"""Who read and did what: pages of the log for supervisors, oversight and custodians."""

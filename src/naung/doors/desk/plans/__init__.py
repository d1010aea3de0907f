"""Pages of a plan: needs, services, requests on the law's days, rights, and what is printed of them."""

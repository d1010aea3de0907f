"""A plan is what one person needs, who gives it and by when; beside it the requests that start the law's days, and her rights."""

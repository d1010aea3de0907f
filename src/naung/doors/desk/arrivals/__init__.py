"""Pages of the border: batches and their queue, one person, the first line and the short screening, leaving, the report."""

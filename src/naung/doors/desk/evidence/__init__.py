"""Documents of a case: kept, handed out, written from the file; and the office's own templates."""

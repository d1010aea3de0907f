"""The Human Trafficking Case Data Standard of IOM (2.0, and 1.0 to read): records in and out, and what each way loses."""

"""Rules of kept documents."""

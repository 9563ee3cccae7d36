"""From a messy file to checked rows to an accepted, immutable revision."""

"""Where things are: takes codes, returns places and geometry."""

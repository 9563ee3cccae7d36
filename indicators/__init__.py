"""What we count and how: plain frames in, plain frames out, no store and no screen."""

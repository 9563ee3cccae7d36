"""`python -m data_access …`: the same functions as the pages, for people at a terminal."""

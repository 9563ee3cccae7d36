"""`python -m data_access`: the store at a terminal."""

import sys

from data_access.commands.command_line import main

if __name__ == "__main__":
    sys.exit(main())

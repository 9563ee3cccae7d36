"""The only room that reads uploads and speaks SQL."""

import os

# Arrow asks for this when it is loaded. The system's allocator gives large pieces back at once,
# so a long file leaves no server large and needs no room for what was freed.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
# openpyxl takes lxml where another package brings it along, and then writes other bytes, slower:
# a template must not change with what else is installed.
os.environ.setdefault("OPENPYXL_LXML", "False")

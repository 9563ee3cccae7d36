"""What happens once when the server starts, before the first visitor waits for it."""

import asyncio
import gc
import importlib
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Final

from anyio import to_thread
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from data_access.settings import settings_from_environment
from serving.file_making import FILES
from serving.startup import check_demo_stays_at_home, check_options, check_single_sign_on

WAITING_AT_ONCE: Final = 64  # threads that sleep cost next to nothing
SLOW_IMPORTS: Final = (
    "pandas",
    "plotly.graph_objects",
    "plotly.io",
    "pyarrow",
    "shapely",
    "sqlmodel",
    "streamlit.elements.arrow",
)


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Check what keeps the product closed however the server was started, then warm up.

    Raises:
        StartupRefusedError: an option is not in force, the demo would answer others, or a library
            of the identity provider is missing.
    """
    check_options()
    check_demo_stays_at_home(settings_from_environment(), config.get_option("server.address"))
    check_single_sign_on()
    # Our pages are listed by st.navigation. Until a first visitor has run it, Streamlit would take
    # the folder pages/ for its own kind and run a page that a link names without app.py around it.
    PagesManager.uses_pages_directory = False
    await to_thread.run_sync(warm_up)
    # Files are made one at a time; those who wait must not keep others' small downloads waiting.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(WAITING_AT_ONCE))
    try:
        yield
    finally:
        FILES.close()


def warm_up() -> None:
    """Import what the first page needs, and spare the collector from walking it for ever.

    Streamlit's own collection after every rerun is switched off (`runner.postScriptGC`): it took
    four fifths of the processor. Frozen objects make the ordinary collections cheap as well.
    """
    for name in SLOW_IMPORTS:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()

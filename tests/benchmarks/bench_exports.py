"""What ten exports at once cost the others: the p95 of viewers alone, and beside them."""

import asyncio
import time
from contextlib import AsyncExitStack
from statistics import median
from typing import Final

from tests.benchmarks.driver import Visitor, visit_every_week, visitor
from tests.benchmarks.report import Results, percentile_95
from tests.benchmarks.server import DRIVER_CORE, MeasuredServer, on_core

VIEWERS: Final = 20
THINKING_SECONDS: Final = 2.0
EXPORTERS: Final = 10
ROUNDS: Final = 3  # alone and beside exports by turns, so that both meet the same machine
SECONDS: Final = 15.0
MOST_RATIO: Final = 1.2
FILE_ZH: Final = "幻灯（PPTX）"
MS: Final = 1000


def test_viewers_beside_ten_exports(server: MeasuredServer, results: Results) -> None:
    with on_core(DRIVER_CORE):
        alone, beside, exports = asyncio.run(_by_turns(server))

    assert len(exports) >= EXPORTERS  # viewers were beside files that were really made
    ratio = percentile_95(beside) / percentile_95(alone)
    note = f"p50 {median(alone):.0f} 毫秒，{len(alone)} 次换周，{VIEWERS} 人"
    results.add("无人导出时换周，p95", percentile_95(alone), "毫秒", note_zh=note)
    note = f"p50 {median(beside):.0f} 毫秒，{len(beside)} 次换周"
    results.add("10 人同时导出 PPTX 时换周，p95", percentile_95(beside), "毫秒", note_zh=note)
    note = f"{len(exports)} 个文件，各等 {median(exports) / MS:.1f} 秒（中位数）"
    results.add("导出时与平时 p95 之比", ratio, "倍", MOST_RATIO, note_zh=note)


async def _by_turns(server: MeasuredServer) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each run alone, of each beside the exports, and of each export."""
    alone, beside, exports = list[float](), list[float](), list[float]()
    async with AsyncExitStack() as kept:
        viewers = [await kept.enter_async_context(visitor(server.url)) for _ in range(VIEWERS)]
        await visit_every_week(viewers[0])
        exporters = [
            await kept.enter_async_context(visitor(server.url, page_name="briefing"))
            for _ in range(EXPORTERS)
        ]
        await exporters[0].download(FILE_ZH)  # what is made once is made before
        for _ in range(ROUNDS):
            alone += await _viewed(viewers, time.perf_counter() + SECONDS)
            until = time.perf_counter() + SECONDS
            seen, *made = await asyncio.gather(
                _viewed(viewers, until), *(_exported(one, until) for one in exporters)
            )
            beside += seen
            exports += [took for one in made for took in one]
    return alone, beside, exports


async def _viewed(viewers: list[Visitor], until: float) -> list[float]:
    stays = await asyncio.gather(*(_stay(one, number, until) for number, one in enumerate(viewers)))
    return [took for stay in stays for took in stay]


async def _stay(viewer: Visitor, number: int, until: float) -> list[float]:
    """One viewer's changes of week, thinking between them."""
    await asyncio.sleep(THINKING_SECONDS * number / VIEWERS)
    took = list[float]()
    while (begun := time.perf_counter()) < until:
        run = await viewer.choose(viewer.weeks[(number + len(took)) % len(viewer.weeks)])
        took.append(run.seconds * MS)
        await asyncio.sleep(max(begun + THINKING_SECONDS - time.perf_counter(), 0))
    return took


async def _exported(exporter: Visitor, until: float) -> list[float]:
    """One exporter's files, the next as soon as one is there."""
    took = list[float]()
    while (begun := time.perf_counter()) < until:
        await exporter.download(FILE_ZH)
        took.append((time.perf_counter() - begun) * MS)
    return took

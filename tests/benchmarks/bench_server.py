"""What 总览 costs the server: processor time, many viewers at once, memory, bytes."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from statistics import median
from typing import Final

from tests.benchmarks.driver import Run, Visitor, visit_every_week, visitor
from tests.benchmarks.report import KIB, Results, percentile_95
from tests.benchmarks.server import DRIVER_CORE, MeasuredServer, on_core

ROUNDS: Final = 3
REFRESHING_VIEWERS: Final = 20
REFRESHING_SECONDS: Final = 15.0
ACTING_VIEWERS: Final = 200
ACTING_SECONDS: Final = 30.0
THINKING_SECONDS: Final = 10.0
ARRIVING_TOGETHER: Final = 10
MS: Final = 1000

Act = Callable[[Visitor, int], Awaitable[Run]]


def test_a_change_of_week_and_a_rerun_without_change(
    server: MeasuredServer, results: Results
) -> None:
    with on_core(DRIVER_CORE):
        asyncio.run(_one_viewer(server, results))


def test_twenty_viewers_who_refresh_back_to_back(server: MeasuredServer, results: Results) -> None:
    async def refresh(viewer: Visitor, _turn: int) -> Run:
        return await viewer.run()

    with on_core(DRIVER_CORE):
        runs = asyncio.run(_together(server, REFRESHING_VIEWERS, refresh, REFRESHING_SECONDS, 0))

    took = [run.seconds * MS for run in runs]
    results.add("20人连续刷新", len(runs) / REFRESHING_SECONDS, "次/秒", 45, at_least=True)
    results.add("20人连续刷新，p50", median(took), "毫秒")
    results.add("20人连续刷新，p95", percentile_95(took), "毫秒", 600)


def test_two_hundred_viewers_who_act_once_in_ten_seconds(
    server: MeasuredServer, results: Results
) -> None:
    async def change_week(viewer: Visitor, turn: int) -> Run:
        return await viewer.choose(viewer.weeks[turn % len(viewer.weeks)])

    with on_core(DRIVER_CORE):
        runs = asyncio.run(
            _together(server, ACTING_VIEWERS, change_week, ACTING_SECONDS, THINKING_SECONDS)
        )

    took = [run.seconds for run in runs]
    note = f"{len(runs)} 次换周，p50 {median(took):.2f} 秒"
    results.add("200人每10秒操作一次，p95", percentile_95(took), "秒", 0.5, note_zh=note)
    results.add("200人在线时的内存", server.resident_megabytes(), "MB", 300)


async def _one_viewer(server: MeasuredServer, results: Results) -> None:
    async with visitor(server.url) as viewer:
        begun = server.cpu_seconds()
        first = await visit_every_week(viewer)
        built = (server.cpu_seconds() - begun) / len(first) * MS
        begun = server.cpu_seconds()
        changes = [run for _ in range(ROUNDS) for run in await visit_every_week(viewer)]
        change = (server.cpu_seconds() - begun) / len(changes) * MS
        begun = server.cpu_seconds()
        reruns = [await viewer.run() for _ in changes]
        rerun = (server.cpu_seconds() - begun) / len(reruns) * MS
    note = f"不变重跑 {rerun:.0f} 毫秒的 {change / rerun:.2f} 倍；{len(changes)} 次平均"
    results.add("换周占用处理器（已预热）", change, "毫秒", 25, note_zh=note)
    results.add("不变重跑占用处理器", rerun, "毫秒")
    results.add("某周首次打开占用处理器", built, "毫秒", note_zh="图表和数据都从头做")
    unpacked = f"解压后 {_kib(changes, 'message_bytes'):.1f} KiB，{changes[-1].messages} 条消息"
    rerun_note = f"；不变重跑 {_kib(reruns, 'wire_bytes'):.1f} KiB"
    wire = _kib(changes, "wire_bytes")
    results.add("换周的WebSocket字节（线路上）", wire, "KiB", 60, note_zh=unpacked + rerun_note)


def _kib(runs: list[Run], counted: str) -> float:
    return median(float(getattr(run, counted)) for run in runs) / KIB


async def _together(
    server: MeasuredServer, viewers: int, act: Act, seconds: float, thinking: float
) -> list[Run]:
    """What many viewers meet, who each act, think until their next turn, and act again."""
    async with AsyncExitStack() as open_pages:
        arriving = asyncio.Semaphore(ARRIVING_TOGETHER)

        async def arrive() -> Visitor:
            async with arriving:
                return await open_pages.enter_async_context(visitor(server.url))

        present = await asyncio.gather(*(arrive() for _ in range(viewers)))
        begun = time.perf_counter()

        async def stay(number: int, viewer: Visitor) -> list[Run]:
            runs, turn = list[Run](), begun + thinking * number / viewers
            while turn < begun + seconds:
                await asyncio.sleep(turn - time.perf_counter())
                runs.append(await act(viewer, number + len(runs)))
                turn = max(turn + thinking, time.perf_counter())
            return runs

        stays = await asyncio.gather(*(stay(*one) for one in enumerate(present)))
    return [run for runs in stays for run in runs]

"""What was measured, beside its target: one table for people and one JSON for programs."""

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Final
from unicodedata import east_asian_width

HEADERS_ZH: Final = ("测量项", "实测", "目标", "结果", "说明")
REACHED_ZH: Final = "达到"
MISSED_ZH: Final = "未达到"
KIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Measurement:
    """One figure.

    Attributes:
        name_zh: what was measured.
        value: the figure.
        unit_zh: its unit.
        target: what it should be; None for a figure that only explains another.
        at_least: whether more is better than the target.
        note_zh: how it was measured, and what it compares with in the same run.
    """

    name_zh: str
    value: float
    unit_zh: str
    target: float | None = None
    at_least: bool = False
    note_zh: str = ""

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as a line of the table."""
        sign = "≥" if self.at_least else "≤"
        target = "" if self.target is None else f"{sign} {_number(self.target)} {self.unit_zh}"
        verdict = {None: "", True: REACHED_ZH, False: MISSED_ZH}[self.is_reached]
        shown = f"{_number(self.value)} {self.unit_zh}"
        return self.name_zh, shown, target, verdict, self.note_zh


@dataclass
class Results:
    """Everything measured in one run, in order; `load_before` is the machine's own load."""

    load_before: float = 0.0
    measurements: list[Measurement] = field(default_factory=list)

    def add(
        self,
        name_zh: str,
        value: float,
        unit_zh: str,
        target: float | None = None,
        *,
        at_least: bool = False,
        note_zh: str = "",
    ) -> None:
        """Note one figure."""
        made = Measurement(name_zh, value, unit_zh, target, at_least, note_zh)
        self.measurements.append(made)

    def table(self) -> list[str]:
        """The lines of the table, columns aligned, and what the machine was doing besides."""
        rows = [HEADERS_ZH, *(one.cells for one in self.measurements)]
        widths = [max(_width(row[column]) for row in rows) for column in range(len(HEADERS_ZH))]
        lines = ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]
        judged = [one.is_reached for one in self.measurements if one.is_reached is not None]
        return [*lines, f"{sum(judged)}/{len(judged)} 项达到目标；{self._machine_zh()}"]

    def write(self, file: Path) -> None:
        """The same as JSON."""
        file.parent.mkdir(parents=True, exist_ok=True)
        told = {
            "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "load_before": self.load_before,
            "measurements": [
                asdict(one) | {"reached": one.is_reached} for one in self.measurements
            ],
        }
        file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")

    def _machine_zh(self) -> str:
        return f"{os.cpu_count()} 个处理器，开始时系统负载 {self.load_before:.2f}"


def machine_load() -> float:
    """How many processes wanted a processor in the last minute; 0 where nobody can tell."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def percentile_95(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return quantiles(values, n=20, method="inclusive")[-1]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))

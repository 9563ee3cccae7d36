"""`status`: who reported a week, who was late, who is missing."""

import argparse
import sys
from datetime import UTC, date, datetime
from typing import Final

import pandas as pd

from data_access.backup import FRESH, age_of_newest
from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import add_as_of, add_json, day
from data_access.commands.opening import opened_store
from data_access.commands.printing import EXIT_FINE, print_json, print_text
from data_access.settings import Settings
from data_access.versions import resolve_as_of
from data_access.views.reporting import status_of_units
from indicators.periods import week_ending, week_label_zh
from indicators.vocabulary import Dataset, ReportStatus

SUMMARY_ZH: Final = "一周的填报情况：应报、已报、迟报、未报名单"
_NAMED: Final = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `status` takes."""
    parser.add_argument(
        "--week", type=day, required=True, metavar="日期", help="该周任一天，如 2020-04-05"
    )
    add_as_of(parser)
    add_by(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print how every dataset stands for the week."""
    week = week_ending(options.week)
    with opened_store() as store, store.reading() as session:
        as_of = resolve_as_of(session, options.as_of)
        by_dataset = {
            dataset: status_of_units(session, as_of, acting(store, options.by), dataset, [week])
            for dataset in Dataset
        }
    if options.json:
        stands = [_as_json(dataset, units) for dataset, units in by_dataset.items()]
        print_json({"week_ending": week.isoformat(), "datasets": stands})
    else:
        print_text(_text_zh(week, by_dataset))
    _warn_of_old_backup(store.settings)
    return EXIT_FINE


def _warn_of_old_backup(settings: Settings) -> None:
    """Remind the operator where real data have no backup of today."""
    if settings.demo or settings.database_url:
        return
    age = age_of_newest(settings.backups_folder, datetime.now(UTC))
    if age is None or age > FRESH:
        hours = 0 if age is None else age.total_seconds() / 3600
        how_old = f"最近一次备份在 {hours:.0f} 小时前" if hours else "还没有备份"
        sys.stderr.write(f"提醒：{how_old}；请运行 python -m data_access backup\n")


def _as_json(dataset: Dataset, units: pd.DataFrame) -> dict[str, object]:
    counts = _counts(units)
    missing = units[units["status"] == ReportStatus.MISSING]
    return {
        "dataset": dataset.value,
        "expected": len(units),
        "reported": len(units) - counts[ReportStatus.MISSING],
        **{status.value: counts[status] for status in ReportStatus if status.value != "missing"},
        "missing": missing[["unit_code", "name_zh"]]
        .rename(columns={"name_zh": "name"})
        .to_dict("records"),
    }


def _counts(units: pd.DataFrame) -> dict[ReportStatus, int]:
    return {status: int((units["status"] == status).sum()) for status in ReportStatus}


def _text_zh(week: date, by_dataset: dict[Dataset, pd.DataFrame]) -> str:
    lines = [week_label_zh(week)]
    for dataset, units in by_dataset.items():
        counts = _counts(units)
        told = "，".join(f"{status.label_zh} {counts[status]}" for status in ReportStatus)
        reported = len(units) - counts[ReportStatus.MISSING]
        lines.append(f"{dataset.label_zh}：{reported}/{len(units)} 家已报（{told}）")
        names = units.loc[units["status"] == ReportStatus.MISSING, "name_zh"].tolist()
        if names:
            more = f" 等 {len(names)} 家" if len(names) > _NAMED else ""
            lines.append(f"  未报：{'、'.join(names[:_NAMED])}{more}")
    return "\n".join(lines)

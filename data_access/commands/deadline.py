"""`deadline`: show or set when a dataset's reports are due, and when its weeks close."""

import argparse
import sys
from dataclasses import asdict
from datetime import date, time
from typing import Final

from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import add_dataset, add_json, day
from data_access.commands.opening import opened_store
from data_access.commands.printing import EXIT_FINE, EXIT_PROBLEMS, print_json, print_text
from data_access.errors import PermissionDeniedError, SettingRefusedError
from data_access.schedules import schedule_book, set_schedule
from data_access.store import Store
from data_access.versions import resolve_as_of
from indicators.periods import SHANGHAI, local_text, week_ending, week_label_zh
from indicators.schedules import MOST_DAYS, ReportingSchedule, rule_zh
from indicators.vocabulary import Dataset, Role

SUMMARY_ZH: Final = "查看或设置一种报表的统计截止、报送期限和关闭日"
_NEVER_ZH: Final = "不关闭"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `deadline` takes; without a setting it only shows."""
    add_dataset(parser)
    parser.add_argument("--week", type=day, metavar="日期", help="自该周起；缺省为本周")
    parser.add_argument("--cutoff", type=int, metavar="1-7", help="统计截止在周几的24时，7 为周日")
    parser.add_argument("--days", type=int, metavar="天数", help="报送期限在周末之后几天")
    parser.add_argument("--at", type=_time, metavar="时刻", help="期限的时刻，如 12:00")
    parser.add_argument(
        "--closing", type=_closing, metavar="天数", help=f"周末之后几天关闭，或“{_NEVER_ZH}”"
    )
    add_by(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Set what was given, then show what holds."""
    dataset = Dataset(options.dataset)
    with opened_store() as store:
        week = week_ending(options.week or store.clock().astimezone(SHANGHAI).date())
        changed = _changed(_held(store, dataset, week), options)
        if changed is not None:
            if options.by is None:
                return _refuse("修改期限须用 --by 写明设置人")
            actor = acting(store, options.by, Role.SYSTEM_ADMINISTRATOR)
            try:
                set_schedule(store, actor, dataset, week, changed)
            except (PermissionDeniedError, SettingRefusedError) as error:
                return _refuse(error.reason_zh)
        _print(dataset, week, _held(store, dataset, week), as_json=options.json)
    return EXIT_FINE


def _held(store: Store, dataset: Dataset, week: date) -> ReportingSchedule:
    with store.reading() as session:
        return schedule_book(session, resolve_as_of(session), dataset).of(week)


def _changed(held: ReportingSchedule, options: argparse.Namespace) -> ReportingSchedule | None:
    """The schedule with what was given, None where nothing was."""
    given = {
        "cutoff_weekday": options.cutoff,
        "days_after": options.days,
        "due_at": options.at,
        "closing_days": options.closing,
    }
    changes = {name: value for name, value in given.items() if value is not None}
    if not changes:
        return None
    if options.closing == _NEVER_ZH:
        changes["closing_days"] = None
    return ReportingSchedule(**(asdict(held) | changes))


def _print(dataset: Dataset, week: date, schedule: ReportingSchedule, *, as_json: bool) -> None:
    closes = schedule.closes_at(week)
    if as_json:
        said = {"dataset": dataset.value, "week_ending": week.isoformat(), **asdict(schedule)}
        print_json(said | {"deadline": schedule.deadline(week).isoformat()})
        return
    print_text(
        f"{dataset.label_zh}，{week_label_zh(week)}：{rule_zh(schedule)}\n"
        f"  报送期限 {local_text(schedule.deadline(week))}\n"
        f"  关闭     {local_text(closes) if closes else _NEVER_ZH}"
    )


def _refuse(reason_zh: str) -> int:
    sys.stderr.write(f"未修改：{reason_zh}\n")
    return EXIT_PROBLEMS


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是 12:00 这样的时刻") from error


def _closing(text: str) -> int | str:
    if text == _NEVER_ZH:
        return text
    if text.isascii() and text.isdigit() and int(text) <= MOST_DAYS:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}”不是 0—{MOST_DAYS} 的天数，也不是“{_NEVER_ZH}”")

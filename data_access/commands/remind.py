"""`remind`: who has not reported, before the deadline or after it, and a message to them."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

import pandas as pd

from data_access.actor import Actor
from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import add_dataset, add_json, day
from data_access.commands.opening import opened_store
from data_access.commands.printing import (
    EXIT_FINE,
    EXIT_PROBLEMS,
    EXIT_WRONG_USE,
    print_json,
    print_text,
)
from data_access.reminding import Sending, record_sending, send, targets_in
from data_access.schedules import schedule_book
from data_access.store import Store
from data_access.versions import resolve_as_of
from data_access.views.reporting import status_of_units
from indicators.periods import SHANGHAI, week_ending, week_label_zh
from indicators.reminders import reminder_title_zh, reminder_zh
from indicators.reporting import due_period, owed_weeks
from indicators.schedules import ScheduleBook
from indicators.vocabulary import Dataset, ReportStatus

SUMMARY_ZH: Final = "列出待报或逾期未报的单位，并发送催报（钉钉、企业微信、飞书、邮件）"
_WEEKS_BACK: Final = 5  # a month has ended in every five weeks
URLS: Final = "REMIND_URLS"
_NO_TARGET_ZH: Final = (
    f"没有发送目标：请用 --to 地址 或环境变量 {URLS} 指定；只看名单请加 --dry-run\n"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `remind` takes."""
    add_dataset(parser)
    parser.add_argument(
        "--week", type=day, metavar="日期", help="该周（百城百园：该月）任一天；缺省为刚结束的一期"
    )
    parser.add_argument(
        "--to",
        action="append",
        default=[],
        metavar="地址",
        help="apprise 地址，可写多次，如 dingtalk://、wecombot://、feishu://、mailto://",
    )
    parser.add_argument("--dry-run", action="store_true", help="只列名单和内容，不发送")
    add_by(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """List the missing units and send the reminder to every target."""
    targets = [*options.to, *targets_in(os.environ.get(URLS, ""))]
    if not targets and not options.dry_run:
        sys.stderr.write(_NO_TARGET_ZH)
        return EXIT_WRONG_USE
    dataset = Dataset(options.dataset)
    with opened_store() as store:
        actor, now = acting(store, options.by), store.clock()
        week = _period(dataset, options.week, now)
        missing, book = _missing(store, actor, dataset, week)
        sendings: list[Sending] = []
        if len(missing) and not options.dry_run:
            sendings = _send(store, actor, dataset, missing, book, targets)
    _print(dataset, week, missing, book, now, sendings, as_json=options.json)
    is_sent = all(sending.is_delivered for sending in sendings)
    return EXIT_FINE if is_sent else EXIT_PROBLEMS


def _period(dataset: Dataset, asked: date | None, now: datetime) -> date:
    """The period of the day asked for; without one the last that is over."""
    if asked is not None:
        return due_period(dataset, week_ending(asked))
    this_week = week_ending(now.astimezone(SHANGHAI).date())
    weeks = [this_week - timedelta(weeks=back) for back in range(_WEEKS_BACK, 0, -1)]
    return owed_weeks(dataset, weeks)[-1]


def _missing(
    store: Store, actor: Actor, dataset: Dataset, week: date
) -> tuple[pd.DataFrame, ScheduleBook]:
    with store.reading() as session:
        as_of = resolve_as_of(session)
        units = status_of_units(session, as_of, actor, dataset, [week])
        book = schedule_book(session, as_of, dataset)
    missing = units[units["status"] == ReportStatus.MISSING]
    return missing.sort_values(["province_zh", "unit_code"], ignore_index=True), book


def _send(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    missing: pd.DataFrame,
    book: ScheduleBook,
    targets: Sequence[str],
) -> list[Sending]:
    now = store.clock()
    title = reminder_title_zh(missing, dataset, now, book)
    sendings = send(title, reminder_zh(missing, dataset, now, book), targets)
    week: date = missing["week_ending"].iloc[0]
    details = {"week_ending": week, "units": len(missing)}
    record_sending(store, actor, dataset, details, sendings, now)
    return sendings


def _print(
    dataset: Dataset,
    week: date,
    missing: pd.DataFrame,
    book: ScheduleBook,
    now: datetime,
    sendings: list[Sending],
    *,
    as_json: bool,
) -> None:
    if as_json:
        named = missing[["unit_code", "name_zh", "province_zh"]]
        listed = named.rename(columns={"name_zh": "name", "province_zh": "province"})
        print_json(
            {
                "dataset": dataset.value,
                "week_ending": week.isoformat(),
                "deadline": book.deadline(week).isoformat(),
                "overdue": now > book.deadline(week),
                "missing": listed.to_dict("records"),
                "sent": [{"target": one.target, "delivered": one.is_delivered} for one in sendings],
            }
        )
        return
    if missing.empty:
        print_text(f"{dataset.label_zh}，{week_label_zh(week)}：应报单位已全部报送，无需催报")
        return
    lines = [reminder_zh(missing, dataset, now, book), *map(_told_zh, sendings)]
    print_text("\n".join(lines))


def _told_zh(sending: Sending) -> str:
    if not sending.is_known:
        return f"未送达 {sending.target}：地址看不懂，请按 apprise 的写法填写"
    return f"{'已送达' if sending.is_delivered else '未送达'} {sending.target}"

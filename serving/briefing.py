"""`python -m serving.briefing`: a briefing's files or its hand-out, for a timer or a terminal."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from data_access.commands.acting import acting, add_by
from data_access.commands.chinese_parser import ChineseParser, add_as_of, add_json, day
from data_access.commands.files import InputFileError, write_output
from data_access.commands.opening import opened_store
from data_access.commands.printing import (
    EXIT_FINE,
    EXIT_PROBLEMS,
    EXIT_UNUSABLE,
    EXIT_WRONG_USE,
    print_json,
    print_text,
)
from data_access.errors import ActorUnknownError, PermissionDeniedError, StoreUnavailableError
from data_access.marks import notice_zh
from data_access.versions import Basis, resolve_as_of
from data_access.views.filters import area_of
from figures.briefing.pptx_file import TemplateRefusedError
from figures.briefing.zone_pages import ZonesOverWeeks
from figures.drawing.chinese_fonts import ChineseFontMissingError
from figures.formats import percent
from indicators.periods import week_ending, week_label_zh
from indicators.reporting import WELL_TOLD
from indicators.system_refusals import system_reason_zh
from indicators.vocabulary import PROVINCES_ZH
from serving.briefing_facts import Wanted, read_facts
from serving.briefing_files import KINDS, Briefing, briefing_of
from serving.file_writing import briefing_file
from serving.handout import handout_of, read_over_weeks

_DESCRIPTION_ZH: Final = (
    "生成一周的汇报：PPTX、DOCX、PDF、XLSX 四个文件，数字相同；或可离线打开的讲义"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the files; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        briefing, over_weeks = _told(options)
        if reason := _held_back_zh(briefing, options.least_coverage):
            sys.stderr.write(f"{reason}\n")
            return EXIT_PROBLEMS
        options.out.mkdir(parents=True, exist_ok=True)
        if over_weeks is None:
            written = _write_files(briefing, options)
        else:
            written = [str(handout_of(briefing, over_weeks).write(options.out))]
        _tell(written, briefing, options)
    except (OSError, InputFileError, TemplateRefusedError) as error:
        sys.stderr.write(f"文件读不到或写不下：{_reason_zh(error)}\n")
        return EXIT_UNUSABLE
    except ActorUnknownError as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_WRONG_USE
    except (StoreUnavailableError, ChineseFontMissingError, PermissionDeniedError) as error:
        sys.stderr.write(f"{error.reason_zh}\n")
        return EXIT_UNUSABLE
    return EXIT_FINE


def _reason_zh(error: OSError | InputFileError | TemplateRefusedError) -> str:
    if not isinstance(error, OSError):
        return error.reason_zh
    where = f"{error.filename}：" if error.filename else ""
    return f"{where}{system_reason_zh(error)}"


def _parser() -> argparse.ArgumentParser:
    parser = ChineseParser(prog="python -m serving.briefing", description=_DESCRIPTION_ZH)
    parser.add_argument("--week", type=day, required=True, metavar="日期", help="该周任一天")
    parser.add_argument(
        "--area", choices=PROVINCES_ZH, metavar="省份", help="只报一个省，写全称；缺省为全国"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="目录", help="文件写到哪里")
    parser.add_argument("--approved", action="store_true", help="只用部级审核已锁定的填报")
    parser.add_argument(
        "--handout", action="store_true",
        help="不出四个文件，出讲义：一个文件夹的网页，每个高新区一页，只含已审数据，可离线打开",
    )  # fmt: skip
    parser.add_argument(
        "--least-coverage", type=float, default=WELL_TOLD, metavar="比例",
        help=f"填报率低于它就不出文件，缺省 {WELL_TOLD}",
    )  # fmt: skip
    parser.add_argument("--template", type=Path, metavar="文件", help="本单位的 PPTX 模板")
    add_as_of(parser)
    add_by(parser)
    add_json(parser)
    return parser


def _told(options: argparse.Namespace) -> tuple[Briefing, ZonesOverWeeks | None]:
    """The briefing, and for a hand-out the past of its zones, at one moment."""
    week = week_ending(options.week)
    with opened_store() as store, store.reading() as session:
        actor = acting(store, options.by)
        only_approved = options.approved or options.handout
        basis = Basis.APPROVED if only_approved else Basis.ALL
        as_of = replace(resolve_as_of(session, options.as_of), basis=basis)
        area = area_of(actor, options.area or "")
        wanted = Wanted(week, as_of, area, notice_zh(store.settings, actor, area.label_zh))
        over_weeks = read_over_weeks(session, actor, wanted) if options.handout else None
        return briefing_of(read_facts(session, actor, wanted)), over_weeks


def _held_back_zh(briefing: Briefing, least: float) -> str:
    """Why no file is made, or "": half a week's numbers must not look like the whole's."""
    week = week_label_zh(briefing.facts.week_ending)
    if briefing.coverage is None:
        return f"{week}没有应报单位，未生成"
    if briefing.coverage < least:
        told = f"{percent(briefing.coverage)}，低于 {percent(least)}"
        return f"{week}填报率 {told}，未生成；可用 --least-coverage 调低"
    return ""


def _write_files(briefing: Briefing, options: argparse.Namespace) -> list[str]:
    template = options.template.read_bytes() if options.template else None
    written = []
    for kind in KINDS:
        path = options.out / briefing.name(kind)
        write_output(path, briefing_file(briefing, kind, template))
        written.append(str(path))
    return written


def _tell(written: list[str], briefing: Briefing, options: argparse.Namespace) -> None:
    if options.json:
        print_json({"files": written, "coverage": briefing.coverage})
    else:
        print_text("\n".join(f"已生成 {path}" for path in written))


if __name__ == "__main__":
    sys.exit(main())

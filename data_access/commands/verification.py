"""`verify`: the store proves that nothing was changed or lost."""

import argparse
from collections.abc import Sequence
from typing import Final

from data_access.actor import Actor
from data_access.commands.chinese_parser import add_json
from data_access.commands.opening import opened_store
from data_access.commands.printing import EXIT_FINE, EXIT_PROBLEMS, print_json, print_text
from data_access.proof import SHOWN, Proof
from data_access.verify import rebuild_store, verify_store
from indicators.vocabulary import Role

SUMMARY_ZH: Final = "核验数据库：审计链、原始文件、版本、数值、现版和汇总"
_VERIFIER: Final = Actor("核验程序", Role.SYSTEM_ADMINISTRATOR)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `verify` takes."""
    parser.add_argument("--rebuild", action="store_true", help="先由各版本重算现版和汇总，再核验")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was proved; anything broken is a failure."""
    with opened_store() as store:
        if options.rebuild:
            rebuild_store(store, _VERIFIER)
        proofs = verify_store(store)
    holds = all(proof.holds for proof in proofs)
    if options.json:
        print_json({"ok": holds, "checks": [proof.as_json() for proof in proofs]})
    else:
        print_text(_table_zh(proofs, holds=holds))
    return EXIT_FINE if holds else EXIT_PROBLEMS


def _table_zh(proofs: Sequence[Proof], *, holds: bool) -> str:
    lines = []
    for proof in proofs:
        state = "完好" if proof.holds else f"有 {len(proof.problems_zh)} 处不符"
        note = f"；{proof.note_zh}" if proof.note_zh else ""
        lines.append(f"{state}  {proof.title_zh}（查 {proof.examined:,} 项{note}）")
        lines += [f"    {problem}" for problem in proof.problems_zh[:SHOWN]]
        if len(proof.problems_zh) > SHOWN:
            lines.append(f"    …… 仅列出前 {SHOWN} 处")
    lines.append("核验通过" if holds else "核验未通过：请勿继续填报，联系系统管理员并保留现场")
    return "\n".join(lines)

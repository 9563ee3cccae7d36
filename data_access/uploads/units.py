"""Which registered unit (高新区、机构、单位) a row reports for; a guess is offered, never taken."""

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

import pandas as pd

from data_access.uploads.folding import fold_digits, fold_name
from data_access.uploads.number_grammar import Finding
from data_access.uploads.wording import quoted

CANDIDATES: Final = 3
CANDIDATE_SEARCHES: Final = 20  # a sheet of unknown names need not be compared row by row
_SHORTLIST: Final = 40
_OFFICIAL_ENDINGS: Final = ("高新技术产业开发区", "高新技术产业园区", "高新技术开发区")
_CODE: Final = re.compile(r"([A-Z]*)0*([0-9]+)")
_SCIENTIFIC: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+")


@dataclass(frozen=True, slots=True)
class ResolvedUnit:
    """The unit's code, None where it could not be told, and what was found."""

    unit_code: str | None
    findings: tuple[Finding, ...] = ()


@dataclass
class UnitBook:
    """The register (名录) arranged for looking up: codes, full names, other names."""

    names: dict[str, str]  # code to full name
    folded: dict[str, set[str]] = field(default_factory=dict)
    other_names: dict[str, set[str]] = field(default_factory=dict)
    tails: dict[int, set[str]] = field(default_factory=dict)
    searches: int = 0

    @classmethod
    def of(cls, register: pd.DataFrame) -> "UnitBook":
        """Arrange a register frame (see CheckContext.units)."""
        book = cls(dict(zip(register["unit_code"], register["name_zh"], strict=True)))
        other = zip(
            register["unit_code"], register["short_name_zh"], register["aliases_zh"], strict=True
        )
        for code, short, aliases in other:
            for name in (short, *aliases):
                if isinstance(name, str) and name:
                    book.other_names.setdefault(fold_name(name), set()).add(code)
        for code, name in book.names.items():
            for official in _OFFICIAL_ENDINGS:
                if name.endswith(official):
                    short = fold_name(name.removesuffix(official) + "高新区")
                    book.other_names.setdefault(short, set()).add(code)
            book.folded.setdefault(fold_name(name), set()).add(code)
            if match := _CODE.fullmatch(code.upper()):
                book.tails.setdefault(int(match[2]), set()).add(code)
        return book

    def resolve(self, code_text: str, name_text: str) -> ResolvedUnit:
        """The unit a row means; code and name must agree where both are given."""
        if _SCIENTIFIC.fullmatch(code_text):
            message = f"代码{quoted(code_text)}成了科学计数法，尾数已丢失；请把代码列设为文本格式"
            return ResolvedUnit(None, (Finding("U05", message),))
        codes, code_notes = self._by_code(code_text)
        if not name_text:  # the empty name is an issue of its own
            return ResolvedUnit(min(codes, default=None), code_notes)
        named, name_notes = self._by_name(name_text)
        agreed = codes & named if code_text else named
        if len(agreed) == 1:
            return ResolvedUnit(min(agreed), (*code_notes, *name_notes))
        return ResolvedUnit(None, (self._problem(code_text, name_text, codes, named),))

    def _by_code(self, text: str) -> tuple[set[str], tuple[Finding, ...]]:
        code = fold_digits(text).upper()
        if code in self.names:
            return {code}, ()
        match = _CODE.fullmatch(code)
        tail = self.tails.get(int(match[2]), set()) if match else set()
        completed = {full for full in tail if match and full.startswith(match[1])}
        if len(completed) != 1:
            return set(), ()
        message = f"代码{quoted(text)}已补全为 {min(completed)}"
        return completed, (Finding("U04", message),)

    def _by_name(self, text: str) -> tuple[set[str], tuple[Finding, ...]]:
        folded = fold_name(text)
        if folded in self.folded:
            return self.folded[folded], ()
        named = self.other_names.get(folded, set())
        if len(named) != 1:
            return named, ()
        message = f"{quoted(text)}按简称识别为{self.names[min(named)]}（{min(named)}）"
        return named, (Finding("U03", message),)

    def _problem(self, code: str, name: str, codes: set[str], named: set[str]) -> Finding:
        if len(named) > 1:
            listed = "、".join(sorted(named)[:CANDIDATES])
            return Finding("U06", f"{quoted(name)}对应多个单位（{listed}）；请填写正确的代码")
        if codes or named:
            by_code = self._described(codes) or "名录中没有"
            by_name = self._described(named) or "名录中没有"
            both = f"代码{quoted(code)}（{by_code}）与名称{quoted(name)}（{by_name}）"
            return Finding("U02", f"{both}不符；请改正其中一项")
        near = self._nearest(name)
        hint = f"，是否为：{'、'.join(near)}？请核对后改正" if near else "；请从模板的名单中选取"
        return Finding("U01", f"名录中没有{quoted(name)}{hint}")

    def _described(self, codes: set[str]) -> str:
        return "、".join(f"{code} {self.names[code]}" for code in sorted(codes)[:CANDIDATES])

    def _nearest(self, text: str) -> list[str]:
        self.searches += 1
        if self.searches > CANDIDATE_SEARCHES:
            return []
        letters = Counter(text)
        names = sorted(
            set(self.names.values()), key=lambda name: -(letters & Counter(name)).total()
        )[:_SHORTLIST]
        near = sorted(
            names,
            key=lambda name: (-SequenceMatcher(None, text, name).ratio(), _apart(text, name)),
        )
        return [name for name in near[:CANDIDATES] if letters & Counter(name)]


def _apart(text: str, name: str) -> int:
    """How unlike the differing characters look, to choose among names equally near.

    Unicode orders the ideographs by radical and strokes: 裹 and 襄 are neighbours, 裹 and 德 not.
    """
    return sum(abs(ord(one) - ord(other)) for one, other in zip(text, name, strict=False))

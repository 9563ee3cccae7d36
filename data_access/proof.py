"""One thing the store can prove of itself: what was looked at, and what is broken."""

from dataclasses import dataclass

SHOWN: int = 10


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of one check of the store (核验).

    Attributes:
        title_zh: what was checked.
        examined: how many lines, files or sums were looked at.
        problems_zh: one sentence for each thing that is broken.
        note_zh: what an operator should write down, such as the head of the audit chain.
    """

    title_zh: str
    examined: int
    problems_zh: tuple[str, ...] = ()
    note_zh: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing is broken."""
        return not self.problems_zh

    def as_json(self) -> dict[str, object]:
        """The proof as the command line prints it."""
        return {
            "check": self.title_zh,
            "ok": self.holds,
            "examined": self.examined,
            "problems": list(self.problems_zh[:SHOWN]),
            "broken": len(self.problems_zh),
            "note": self.note_zh,
        }

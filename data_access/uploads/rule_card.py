"""The shape of a rule's card: its code, its level, and the words that explain it to people."""

from dataclasses import dataclass

from indicators.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One check of an uploaded file, as the page of rules (校验规则) lists it."""

    code: str
    title_zh: str
    level: Severity
    explanation_zh: str
    example_zh: str

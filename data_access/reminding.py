"""Sending a reminder (催报) to the addresses an operator set up: DingTalk, WeCom, Feishu, mail."""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from apprise import Apprise, OverflowMode

from data_access.actor import Actor
from data_access.audit import write_audit_line
from data_access.store import Store
from indicators.vocabulary import Dataset

# apprise tells of failures in English on the terminal; what came of each target is told here.
logging.getLogger("apprise").addHandler(logging.NullHandler())
logging.getLogger("apprise").propagate = False
_BETWEEN: Final = re.compile(r"[\s,，;；]+(?=[A-Za-z]+://)")


@dataclass(frozen=True, slots=True)
class Sending:
    """What came of one target; its address without tokens and passwords."""

    target: str
    is_known: bool
    is_delivered: bool


def targets_in(text: str) -> list[str]:
    """The addresses in a setting, separated by spaces, lines or commas."""
    return [part for part in _BETWEEN.split(text.strip()) if part]


def send(title_zh: str, body_zh: str, addresses: Iterable[str]) -> list[Sending]:
    """Send a message to every address; one that fails does not keep the others from theirs.

    A service that takes only short messages (企业微信: 2,048 bytes) gets several.
    """
    return [_send_one(title_zh, body_zh, address) for address in addresses]


def record_sending(
    store: Store,
    actor: Actor,
    dataset: Dataset,
    details: dict[str, Any],
    sendings: list[Sending],
    at: datetime,
) -> None:
    """Leave the audit line of a reminder.

    Raises:
        StoreUnavailableError: it cannot be stored.
    """
    outcomes = {sending.target: sending.is_delivered for sending in sendings}
    with store.writing() as session:
        said = details | {"targets": outcomes}
        write_audit_line(session, actor, "remind", dataset.value, said, at)


def _send_one(title_zh: str, body_zh: str, address: str) -> Sending:
    service = Apprise.instantiate(address, suppress_exceptions=True)
    if service is None:
        scheme, separator, _ = address.partition("://")  # without one, all of it may be a secret
        named = f"{scheme}://…" if separator else "…"
        return Sending(named, is_known=False, is_delivered=False)
    service.overflow_mode = OverflowMode.SPLIT
    delivered = bool(service.notify(body=body_zh, title=title_zh))
    return Sending(_masked(service), is_known=True, is_delivered=delivered)


def _masked(service: Any) -> str:
    """The address as the service shows it in private, without its settings."""
    return str(service.url(privacy=True)).partition("?")[0]

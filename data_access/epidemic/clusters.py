"""One cluster record from a form: written as the file that would say it, then kept like a file."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_access.actor import Actor
from data_access.epidemic.keeping import keep_series
from data_access.epidemic.kinds import COLUMNS, EpidemicKind
from data_access.epidemic.places import Place
from data_access.epidemic.plan import SeriesPlan
from data_access.errors import SettingRefusedError
from data_access.store import Store

WITHDRAWN: Final = "withdrawn"


@dataclass(frozen=True, slots=True)
class ClusterEntry:
    """What somebody says of a place and day: yes, no, or that an earlier word is withdrawn."""

    place: Place
    recorded_on: date
    said: str
    note_zh: str = ""
    source: str = ""


def keep_cluster(store: Store, actor: Actor, entry: ClusterEntry) -> SeriesPlan:
    """Keep a record; the canonical file of it is its raw file.

    Raises:
        SettingRefusedError: it has no source, says what is known already, or names a day to come.
        PermissionDeniedError: the actor does not keep the place; audited.
    """
    if entry.said != WITHDRAWN and not entry.source.strip():
        raise SettingRefusedError("请写明来源：聚集性疫情由谁认定、在哪份文件里")
    texts = {
        "recorded_on": str(entry.recorded_on),
        "province": entry.place.province_zh,
        "place": entry.place.name_zh,
        "adcode": entry.place.adcode,
        "said": entry.said,
        "note_zh": entry.note_zh,
        "source": entry.source,
    }
    columns = COLUMNS[EpidemicKind.CLUSTERS]
    lines = [[one.header_zh for one in columns], [texts[one.field] for one in columns]]
    name = f"登记_{entry.place.name_zh}_{entry.recorded_on}.csv"
    return keep_series(store, actor, EpidemicKind.CLUSTERS, _as_written(lines), name)


def _as_written(lines: list[list[str]]) -> bytes:
    """The texts as they are: what is kept is no file for a spreadsheet, nothing is neutralised."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(lines)
    return buffer.getvalue().encode("utf-8-sig")

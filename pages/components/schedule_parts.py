"""The deadlines that the pages show: the book of a dataset, kept per view."""

import pandas as pd

from data_access import reopenings, schedules
from indicators.periods import local_text
from indicators.schedules import ScheduleBook, rule_zh
from indicators.vocabulary import Dataset
from pages.components.caching import View, cached
from pages.components.loaders import load


@cached
def book_of(view: View, dataset: Dataset) -> ScheduleBook:
    """The schedules of a dataset as known at the view's moment."""
    return load(lambda session, as_of, _: schedules.schedule_book(session, as_of, dataset), view)


@cached
def history(view: View, dataset: Dataset) -> pd.DataFrame:
    """Every setting, newest first: from_week, rule_zh, actor_name and set_zh."""
    rows = load(schedules.schedule_history, view, dataset)
    told = [
        {
            "from_week": line["from_week"],
            "rule_zh": rule_zh(schedules.schedule_of(line)),
            "actor_name": line["actor_name"],
            "set_zh": local_text(line["set_at"]),
        }
        for line in rows.to_dict("records")
    ]
    return pd.DataFrame(told, columns=["from_week", "rule_zh", "actor_name", "set_zh"])


@cached
def requests(view: View, dataset: Dataset) -> pd.DataFrame:
    """Where every request to open a closed week stands, newest first."""
    rows = load(reopenings.requests, view, dataset)
    labels = {answer.value: answer.label_zh for answer in reopenings.Answer}
    return rows.assign(kind_zh=rows["kind"].map(labels), at_zh=rows["at"].map(local_text))

"""What a revision is, in a word: 报表, 零报告 or 撤回."""

import pandas as pd


def kinds_zh(revisions: pd.DataFrame) -> "pd.Series[str]":
    """The word for each line of is_zero_report and is_withdrawal."""
    kinds = revisions["is_zero_report"].map({True: "零报告", False: "报表"}).astype(object)
    return kinds.mask(revisions["is_withdrawal"].astype(bool), "撤回")

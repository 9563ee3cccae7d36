"""Days as people read them."""

from datetime import date


def date_zh(day: date) -> str:
    """A day with its year.

    >>> date_zh(date(2020, 4, 5))
    '2020年4月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def day_zh(day: date) -> str:
    """A day without its year, as on an axis.

    >>> day_zh(date(2020, 4, 5))
    '4月5日'
    """
    return f"{day.month}月{day.day}日"

"""What a presenter of 汇报 does and sees: buttons, slides, words."""

from typing import Final

from streamlit.testing.v1 import AppTest

PRESENTER: Final = "demo-presenter"


def press(page: AppTest, label: str) -> AppTest:
    """Press the button whose label begins so."""
    return next(one for one in page.button if one.label.startswith(label)).click().run()


def opened(page: AppTest) -> str:
    """The briefing that the page's address names."""
    said = page.query_params["briefing"]
    return said if isinstance(said, str) else said[0]


def labels(page: AppTest) -> list[str]:
    """The slides, by number and title."""
    return [box.label for box in page.expander if box.label[:1].isdigit()]


def words(page: AppTest) -> str:
    """Everything the page says."""
    shown = [*page.markdown, *page.caption, *page.success, *page.warning, *page.error]
    return "".join([*(block.proto.body for block in page.get("html")),
                    *(text.value for text in shown)])  # fmt: skip

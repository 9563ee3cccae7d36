"""名录: a sheet that was looked at before another keeper's change asks to be looked at again."""

from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import open_store
from indicators.vocabulary import Dataset
from tests.actors import SYSTEM
from tests.drawn import drawn_csv
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui
MINE = """
    代码   | 名称                   | 省份   | 简称
    HTZ057 | 合肥高新技术产业开发区 | 安徽省 | 合肥新区
    """
THEIRS = MINE.replace("合肥新区", "合肥区")


def told(page: AppTest) -> list[str]:
    return [note.value for note in [*page.success, *page.error]]


def changes(page: AppTest) -> list[list[str]]:
    return page.dataframe[0].value[["原为", "改为"]].to_numpy().tolist()


def test_a_sheet_is_shown_again_before_it_undoes_what_another_changed(
    own_store: Path, run_page: RunPage
) -> None:
    page = run_page("register", "demo-system")
    sheet = ("名录.csv", drawn_csv(MINE), "text/csv")
    page.file_uploader(key="register-weekly").set_value(sheet).run()
    seen = changes(page)
    with closing(open_store(Settings(own_store))) as store:
        keep_register(store, SYSTEM, Dataset.WEEKLY, drawn_csv(THEIRS), "名录.csv")

    page.button(key="keep-register").click().run()

    assert told(page) == ["没有完成：名录在您查看之后被改过，请重新查看后再导入"]
    assert (seen[0][1], changes(page)) == ("合肥新区", [["合肥区", "合肥新区"]])
    page.button(key="keep-register").click().run()
    assert told(page) == ["名录已更新：新增 0 家，修改 1 家"]

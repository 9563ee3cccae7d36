"""账号管理 and 审计: what administrators and auditors do, and that they see no business data."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data_access.audit_tables import AuditLine
from data_access.register_keeping import keep_register
from data_access.settings import Settings
from data_access.store import open_store
from data_access.tables import columns_in
from indicators.vocabulary import Dataset
from tests.actors import SYSTEM
from tests.pages.conftest import RunPage

pytestmark = pytest.mark.ui
_line = columns_in(AuditLine)


def told(page: AppTest) -> list[str]:
    return [note.value for note in [*page.success, *page.error]]


def new_account(page: AppTest, **typed: str) -> AppTest:
    page.text_input(key="new-username").set_value(typed["username"])
    page.text_input(key="new-person").set_value(typed["person"])
    page.selectbox(key="new-role").set_value(typed["role"])
    page.text_input(key="new-area").set_value(typed.get("area", ""))
    return next(button for button in page.button if button.label == "新建账号").click().run()


def test_a_new_account_shows_its_password_once(own_store: Path, run_page: RunPage) -> None:
    page = run_page("accounts", "demo-security")

    new_account(page, username="wuhu-1", person="李四", role="园区填报员", area="HTZ058")

    assert told(page) == ["已新建"]
    assert len(page.code[0].value) == 14
    page.run()
    assert list(page.code) == []


def test_what_cannot_be_is_told(own_store: Path, run_page: RunPage) -> None:
    page = run_page("accounts", "demo-security")

    new_account(page, username="wuhu-1", person="李四", role="园区填报员")

    assert told(page) == ["没有完成：请写明园区填报员管辖哪个省、高新区或载体"]


def test_an_account_is_closed_and_opened(own_store: Path, run_page: RunPage) -> None:
    page = run_page("accounts", "demo-security")
    page.selectbox(key="account").set_value("demo-leader").run()

    page.button(key="open-account").click().run()
    closed = told(page)
    page.button(key="open-account").click().run()

    assert (closed, told(page)) == (["账号已停用，其所有会话已关闭"], ["账号已启用"])


def test_the_trail_is_searched_and_proved(own_store: Path, run_page: RunPage) -> None:
    page = run_page("audit", "demo-auditor")
    page.text_input(key="audit-words").set_value("demo-auditor").run()
    found = page.dataframe[0].value

    page.button(key="prove-audit").click().run()

    assert found["操作人"].str.contains("demo-auditor").all()
    assert set(found.loc[found["操作"] == "登录", "详情"]) == {"来自 127.0.0.1"}
    assert told(page)[0].startswith("审计链完整")


KEEPERS = [("accounts", "demo-security"), ("audit", "demo-auditor")]


def test_the_trail_speaks_in_words(full_store: Path, run_page: RunPage) -> None:
    page = run_page("audit", "demo-auditor")
    page.text_input(key="audit-words").set_value("sample").run()

    found = page.dataframe[0].value

    assert found[["操作", "对象", "详情"]].to_numpy().tolist() == [
        ["装入演示数据", "演示数据", "批数 180"]
    ]


@pytest.mark.parametrize(("name", "user"), KEEPERS)
def test_the_pages_stand_on_an_empty_store(
    empty_store: Path, run_page: RunPage, name: str, user: str
) -> None:
    assert not run_page(name, user).exception


def test_a_display_shows_its_link_once(own_store: Path, run_page: RunPage) -> None:
    page = run_page("accounts", "demo-security")
    page.text_input(key="display-name").set_value("指挥中心东墙")

    next(button for button in page.button if button.label == "新建大屏").click().run()

    assert told(page)[0].startswith("大屏已新建")
    assert page.code[0].value.startswith("/account/display/")
    page.run()
    assert list(page.code) == []


def test_accounts_are_made_from_a_sheet(own_store: Path, run_page: RunPage) -> None:
    sheet = "账号,使用人,角色,管辖范围\nwuhu-1,李四,园区填报员,HTZ058\n".encode()
    page = run_page("accounts", "demo-security")
    page.file_uploader(key="accounts-sheet").set_value(("账号.csv", sheet, "text/csv")).run()

    page.button(key="add-accounts").click().run()

    assert not page.exception
    assert told(page) == ["已新建 1 个账号。初始口令只在下面的文件里，请立即下载并分发。"]
    page.button(key="forget-passwords").click().run()
    assert told(page) == []


def test_the_register_is_changed_by_a_sheet(own_store: Path, run_page: RunPage) -> None:
    sheet = "代码,名称,省份,简称\nHTZ057,合肥高新技术产业开发区,安徽省,合肥新区\n".encode()
    page = run_page("register", "demo-system")
    page.file_uploader(key="register-weekly").set_value(("名录.csv", sheet, "text/csv")).run()
    assert any("修改 **1** 家" in text.value for text in page.markdown)

    page.button(key="keep-register").click().run()

    assert told(page) == ["名录已更新：新增 0 家，修改 1 家"]


def test_a_unit_shows_its_past_in_the_register(own_store: Path, run_page: RunPage) -> None:
    sheet = "代码,名称,省份,失效日期\nHTZ057,合肥高新区,安徽省,2020-12-31\n".encode()
    with closing(open_store(Settings(own_store))) as store:
        keep_register(store, SYSTEM, Dataset.WEEKLY, sheet, "名录.csv")

    page = run_page("register", "demo-system", unit="HTZ057")

    past = page.dataframe[-1].value
    assert "**合肥高新区**　HTZ057　改过 1 次" in [text.value for text in page.markdown]
    assert past[["自", "修改人", "改了什么"]].to_numpy().tolist()[1] == ["建库时", "—", "初次登记"]
    assert past["名称"].tolist() == ["合肥高新区", "合肥高新技术产业开发区"]
    assert past["改了什么"].tolist()[0] == (
        "名称：合肥高新技术产业开发区 → 合肥高新区；失效日期：空 → 2020-12-31"
    )


def test_the_register_asks_for_a_unit_before_it_tells_of_its_past(
    full_store: Path, run_page: RunPage
) -> None:
    page = run_page("register", "demo-system")

    assert any("点选上表一行" in caption.value for caption in page.caption)
    assert len(page.dataframe) == 1


def test_a_register_with_a_problem_cannot_be_imported(own_store: Path, run_page: RunPage) -> None:
    sheet = "代码,名称,省份\nHTZ999,甲,月球\n".encode()
    page = run_page("register", "demo-system")
    page.file_uploader(key="register-weekly").set_value(("名录.csv", sheet, "text/csv")).run()

    assert page.button(key="keep-register").disabled
    assert len(page.dataframe[0].value) == 2


def test_an_announcement_stands_above_every_page(own_store: Path, run_page: RunPage) -> None:
    page = run_page("schedules", "demo-system")
    page.text_input(key="announcement").set_value("周三 *检修*")
    next(button for button in page.button if button.label == "发布").click().run()

    page = run_page("indicators", "demo-leader")

    assert [info.value for info in page.info] == ["周三 \\*检修\\*"]


def test_a_zone_the_register_gives_no_place_is_named_beside_every_map(
    own_store: Path, run_page: RunPage
) -> None:
    sheet = "代码,名称,省份,经度\nHTZ057,合肥高新技术产业开发区,安徽省,\n".encode()
    page = run_page("register", "demo-system")
    page.file_uploader(key="register-weekly").set_value(("名录.csv", sheet, "text/csv")).run()
    page.button(key="keep-register").click().run()

    for name in ("overview", "risk_map", "rent_relief"):
        shown = run_page(name)

        assert not shown.exception
        assert "未上图 1 家" in [box.label for box in shown.expander], name
        named = [frame.value for frame in shown.dataframe if "代码" in frame.value.columns]
        assert any(frame["代码"].tolist() == ["HTZ057"] for frame in named), name


def test_no_map_speaks_of_missing_places_where_all_have_one(
    full_store: Path, run_page: RunPage
) -> None:
    for name in ("overview", "risk_map", "rent_relief", "rollout"):
        shown = run_page(name)

        assert not [box.label for box in shown.expander if box.label.startswith("未上图")], name


def refusals(folder: Path) -> list[str]:
    with closing(open_store(Settings(folder))) as store, store.reading() as session:
        refused = select(_line.subject).where(_line.action == "refused").order_by(_line.id)
        return list(session.execute(refused).scalars())


def test_a_page_beyond_the_role_leaves_one_line_in_the_trail(
    own_store: Path, run_page: RunPage
) -> None:
    before = refusals(own_store)

    run_page("accounts", "demo-hefei").run()

    assert refusals(own_store)[len(before) :].count("accounts") == 1


def test_the_mark_stands_in_the_frame_of_the_pages_with_the_viewer(
    own_store: Path, run_page: RunPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARK", "内部资料<b>")

    page = run_page("overview", "demo-anhui")

    told = "".join(element.proto.body for element in page.get("html"))
    assert '<p class="internal" role="note">内部资料&lt;b&gt;　安徽省　' in told

"""The index page and the dictionary, against the Streamlit that is installed."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from serving import language
from serving.plotly_script import PLOTLY_PATH


def test_the_index_page_is_ours_in_language_title_and_links() -> None:
    page = language.chinese_index()

    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert re.findall(r"<title>(.*?)</title>", page) == [language.TITLE_ZH]
    assert "A Streamlit app" not in page
    assert 'rel="service-desc"' not in page
    assert re.findall(r'rel="preload"[^>]*href="([^"]+)"', page) == [f".{PLOTLY_PATH}"]
    assert "<noscript><p>请启用浏览器的 JavaScript 后再打开本页。</p></noscript>" in page


def test_the_dictionary_is_loaded_before_streamlit_draws() -> None:
    page = language.chinese_index()

    assert page.index("./i18n/zh.js?v=") < page.index('type="module"')


def test_the_drawing_library_is_fetched_at_once_and_run_when_asked_for() -> None:
    page = language.chinese_index()

    assert f'<link rel="preload" as="script" fetchpriority="low" href=".{PLOTLY_PATH}">' in page
    assert not re.search(r"<script[^>]*/figures/plotly", page)
    assert f'script.src = ".{PLOTLY_PATH}";' in language.dictionary_script().decode()


def test_every_inline_script_is_allowed_by_its_hash() -> None:
    inline = re.findall(r"<script>(.*?)</script>", language.chinese_index(), re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()) for script in inline]

    assert len(inline) >= 1
    assert language.inline_script_hashes() == [f"sha256-{digest.decode()}" for digest in digests]


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Show/hide columns: 滞后", "显示/隐藏列：滞后"),
        ("Download as CSV: 滞后", "下载为 CSV：滞后"),
        ("Search: 滞后", "查找：滞后"),
        ("Fullscreen: 滞后", "全屏：滞后"),
        ("Close fullscreen: 滞后", "退出全屏：滞后"),
        ("Clear selection: 滞后", "清除选择：滞后"),
        ("Delete row(s): 校对", "删除所选行：校对"),
        ("Help for 含未审", "含未审的说明"),
    ],
)
def test_a_button_that_names_its_table_is_read_aloud_in_chinese(name: str, spoken: str) -> None:
    words = json.loads((Path(language.__file__).parent / "frame_words.json").read_text("utf-8"))

    found = next(pair for pair in words["patterns"] if re.search(pair[0], name))

    assert re.sub(found[0], found[1].replace("$1", r"\1"), name) == spoken


def test_a_file_without_an_ending_is_refused_in_chinese_too() -> None:
    words = json.loads((Path(language.__file__).parent / "frame_words.json").read_text("utf-8"))
    pattern = next(key for key, _ in words["patterns"] if "not allowed" in key)

    kinds = [
        re.fullmatch(pattern, said)
        for said in (".xls files are not allowed.", " files are not allowed.")
    ]

    assert [kind and kind[1] for kind in kinds] == [".xls", ""]


def test_the_dictionary_script_is_complete_and_in_chinese() -> None:
    script = language.dictionary_script().decode()
    words = json.loads((Path(language.__file__).parent / "frame_words.json").read_text("utf-8"))

    untranslated = [key for key, word in words["exact"].items() if not re.search("[一-鿿]", word)]
    assert "__WORDS__" not in script
    assert '"No results": "没有匹配项"' in script
    assert untranslated == ["streamlit run yourscript.py"]

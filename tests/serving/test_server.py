"""The running server over HTTP: what it answers, how it is packed, what may be kept."""

import gzip
import json
import re

import pytest

from geo.boundaries import boundary_version
from serving.compression import IMMUTABLE
from serving.language import chinese_index
from serving.plotly_script import PLOTLY_PATH
from tests.serving.live_server import LiveServer


@pytest.mark.parametrize("path", ["/", "/overview", "/no_such_page"])
def test_every_page_address_gets_the_chinese_index(trial: LiveServer, path: str) -> None:
    answer = trial.ask(path)

    assert (answer.status, answer.body.decode()) == (200, chinese_index())


def test_a_page_is_never_kept_and_carries_every_guard(trial: LiveServer) -> None:
    headers = dict(trial.ask("/").headers)
    policy = headers.pop("content-security-policy")

    assert re.search(r"script-src 'self' 'sha256-[\w+/]+='; ", policy)
    assert {name: headers[name] for name in headers if name not in {"date", "content-length"}} == {
        "server": "uvicorn",
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "referrer-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }


def test_health_is_good_when_the_store_answers(trial: LiveServer) -> None:
    answer = trial.ask("/healthz")

    assert (answer.status, json.loads(answer.body)) == (200, {"store": True})


def test_readiness_counts_the_maps_too(trial: LiveServer) -> None:
    answer = trial.ask("/readyz")

    assert (answer.status, json.loads(answer.body)) == (200, {"store": True, "maps": True})


def test_scripts_of_streamlit_arrive_packed_and_may_be_kept(trial: LiveServer) -> None:
    path = re.search(r'src="\.(/static/js/[^"]+)"', chinese_index())
    assert path is not None

    packed = trial.ask(path[1], Accept_Encoding="gzip")
    plain = trial.ask(path[1])

    assert (packed.headers["content-encoding"], packed.headers["cache-control"]) == (
        "gzip",
        IMMUTABLE,
    )
    assert gzip.decompress(packed.body) == plain.body


def test_the_style_sheet_no_longer_asks_for_a_latin_font(trial: LiveServer) -> None:
    path = re.search(r'href="\.(/static/css/[^"]+)"', chinese_index())
    assert path is not None

    style = gzip.decompress(trial.ask(path[1], Accept_Encoding="gzip").body)

    assert b"@font-face{font-family:Source Sans;" not in style
    assert b"@font-face{font-family:Material Symbols" in style


def test_the_dictionary_is_served_as_a_script_that_may_be_kept(trial: LiveServer) -> None:
    answer = trial.ask("/i18n/zh.js")

    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["cache-control"] == IMMUTABLE


def test_the_drawing_library_arrives_packed_and_may_be_kept(trial: LiveServer) -> None:
    packed = trial.ask(PLOTLY_PATH, Accept_Encoding="gzip")

    assert packed.headers["cache-control"] == IMMUTABLE
    assert b"plotly.js v" in gzip.decompress(packed.body)[:100]


@pytest.mark.parametrize("name", ["country", "province", "city", "city/420000", "county/420000"])
def test_outlines_arrive_packed_under_the_version_of_their_build(
    trial: LiveServer, name: str
) -> None:
    path = f"/geo/{boundary_version()}/{name}.json"

    packed = trial.ask(path, Accept_Encoding="gzip")

    assert packed.headers["cache-control"] == IMMUTABLE
    assert json.loads(gzip.decompress(packed.body))["type"] == "FeatureCollection"
    assert trial.ask(path).body == gzip.decompress(packed.body)


@pytest.mark.parametrize(
    "name", ["000000000000/province", "{}/street", "{}/county/999999", "{}/province/420000"]
)
def test_outlines_that_do_not_exist_are_not_found(trial: LiveServer, name: str) -> None:
    assert trial.ask(f"/geo/{name.format(boundary_version())}.json").status == 404


def test_the_base_map_of_plotly_is_empty(trial: LiveServer) -> None:
    topology = json.loads(trial.ask(f"/geo/{boundary_version()}/world_110m.json").body)

    assert [layer["geometries"] for layer in topology["objects"].values()] == [[]] * 7


def test_the_terminal_tells_the_address_last_and_nothing_else(trial: LiveServer) -> None:
    first_lines = trial.terminal().splitlines()[:1]

    assert first_lines == [f"请在浏览器打开 {trial.url}"]


def test_no_other_site_may_talk_to_our_pages(trial: LiveServer) -> None:
    assert json.loads(trial.ask("/_stcore/host-config").body)["allowedOrigins"] == []

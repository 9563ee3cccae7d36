"""`status`, `verify`, `export` and `template`: what is told and written of what a store holds."""

from pathlib import Path

import pytest

from data_access.commands.command_line import main
from data_access.raw_files import sha256_of
from tests.data_access.commands.conftest import Run
from tests.data_access.commands.weekly_files import submit


def test_status_counts_every_dataset_and_names_who_is_missing(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    code, told = run("status", "--week", "2020-06-24")

    weekly = told["datasets"][0]
    assert (code, told["week_ending"]) == (0, "2020-06-28")
    assert (weekly["expected"], weekly["reported"], weekly["late"]) == (169, 1, 1)
    assert len(weekly["missing"]) == 168
    assert {"unit_code": "HTZ057", "name": "合肥高新技术产业开发区"} not in weekly["missing"]


def test_verify_proves_and_finds(run: Run, tmp_path: Path, data_folder: Path) -> None:
    submit(run, tmp_path, 960)
    whole = run("verify")
    next(path for path in (data_folder / "raw").rglob("*") if path.is_file()).unlink()

    damaged = run("verify")

    broken = [check["check"] for check in damaged[1]["checks"] if not check["ok"]]
    assert (whole[0], whole[1]["ok"]) == (0, True)
    assert (damaged[0], damaged[1]["ok"], broken) == (1, False, ["原始文件"])


def test_verify_can_rebuild(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    code, told = run("verify", "--rebuild")

    assert (code, told["ok"]) == (0, True)


def test_export_writes_a_file_that_checks_clean(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)
    out = tmp_path / "导出.csv"

    code, told = run("export", "--dataset", "weekly", "--week", "2020-06-28", "--out", out)

    again = run("check", out, "--dataset", "weekly")
    assert (code, told["rows"], told["expected"]) == (0, 1, 169)
    assert told["sha256"] == sha256_of(out.read_bytes())
    assert out.read_text(encoding="utf-8-sig").startswith("演示数据（合成） 高新区复工复产周报\n")
    assert [issue["severity"] for issue in again[1]["issues"]] == ["note"]  # the title row


def test_export_looks_back(run: Run, tmp_path: Path) -> None:
    submit(run, tmp_path, 960)

    asked = ("export", "--dataset", "weekly", "--week", "2020-06-28", "--as-of")
    before, after = run(*asked, "2020-06-30T12:00"), run(*asked, "2020-07-02")

    assert [told["rows"] for _, told in (before, after)] == [0, 1]


def test_export_goes_to_standard_output_as_it_is(
    data_folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["init"])
    capfdbinary.readouterr()

    code = main(["export", "--dataset", "weekly", "--week", "2020-06-28"])

    printed = capfdbinary.readouterr().out
    assert (code, printed[:3]) == (0, b"\xef\xbb\xbf")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_template_written_by_the_command_is_read_by_the_check(
    run: Run, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"模板.{ending}"

    code, made = run("template", "--dataset", "weekly", "--unit", "HTZ057", "--out", path)
    _, checked = run("check", path, "--dataset", "weekly")

    assert (code, made["week_ending"], made["rows"]) == (0, "2020-07-05", 1)
    codes = {issue["column"] for issue in checked["issues"] if issue["severity"] == "error"}
    assert codes == {"企业总数", "已复工企业数"}


def test_a_template_for_a_unit_that_is_not_known_is_not_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "模板.xlsx"

    code, told = run("template", "--dataset", "weekly", "--unit", "HTZ999", "--out", path)

    assert (code, told, path.exists()) == (1, {"unknown_units": ["HTZ999"]}, False)

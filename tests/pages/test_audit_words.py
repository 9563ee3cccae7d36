"""The trail's details as an auditor reads them: no name and no word of a programmer's is left."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from data_access.schedules import _FIELDS as SCHEDULE
from pages.components.audit_words import NAMES_ZH, details_zh

PROJECT: Final = Path(__file__).resolve().parents[2]
WRITERS: Final = {"write_audit_line", "refuse", "record_sending", "record_review"}
HOLDERS: Final = {"details", "told", "said"}  # what the modules call what they hand to a writer


def sources() -> list[ast.Module]:
    """Every module that writes into the trail."""
    paths = [
        path for room in ("data_access", "sample_data") for path in (PROJECT / room).rglob("*.py")
    ]
    trees = [ast.parse(path.read_bytes()) for path in paths]
    return [tree for tree in trees if WRITERS & {called(node) for node in ast.walk(tree)}]


def called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def written(tree: ast.Module) -> Iterator[ast.AST]:
    """What a module hands to a writer: in the call, under a name, or out of a function."""
    for node in ast.walk(tree):
        match node:
            case ast.Call() if called(node) in WRITERS:
                yield from node.args
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in HOLDERS:
                yield value
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if (
                name in HOLDERS
            ):
                yield value
            case ast.AugAssign(target=ast.Name(id=name), value=value) if name in HOLDERS:
                yield value
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=key)]) if (
                name in HOLDERS
            ):
                yield ast.Dict([key], [key])
            case ast.FunctionDef(name="_told" | "_audited", body=body):
                yield from body


def keys_written() -> set[str]:
    return {
        key.value
        for tree in sources()
        for part in written(tree)
        for node in ast.walk(part)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def test_every_name_that_the_product_writes_into_the_trail_has_a_word() -> None:
    keys = keys_written() | set(SCHEDULE)

    assert {"sha256", "clock_ran_backwards_to", "targets", "receipt", "changes"} <= keys
    assert sorted(keys - NAMES_ZH.keys()) == []


def test_yes_and_no_are_told_in_words() -> None:
    told = {"targets": {"dingtalk://…": True, "mailto://…": False}, "closing_days": 14}

    assert details_zh(json.dumps(told)) == (
        "催报送达 dingtalk://… 是，mailto://… 否；周日之后几天关闭 14"
    )

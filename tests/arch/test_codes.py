# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Every published code has its sentence, and every sentence its parameters."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lowuse_plugin"
ROOMS = sorted((PACKAGE / "qgis_bridge" / "sentences").glob("[a-z]*.py"))
BRACES = re.compile(r"\{(\w+)[^}]*\}")
SPOKEN_BY = {"LowUseError", "ConflictError", "Remark", "Finding", "add", "remark"}
"""Errors, and what notes a finding or remark of an import."""
CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+|[A-Z]{6,}")


@dataclass(frozen=True)
class Raised:
    code: str
    params: frozenset[str] | None
    """None where they are passed on with ``**``."""
    place: str


def room(path: Path) -> dict[str, str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "SENTENCES":
            return ast.literal_eval(node.value)
    raise LookupError("SENTENCES")


def sentences() -> dict[str, str]:
    return {code: text for path in ROOMS for code, text in room(path).items()}


def codes_of(node: ast.expr) -> list[str]:
    """Return the codes that an argument can be: a literal, or a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return codes_of(node.body) + codes_of(node.orelse)
    return []


def params_of(node: ast.Call, called: str) -> frozenset[str] | None:
    """Return the names that a call gives, None where they cannot be read off the source."""
    if called in {"Remark", "Finding"}:
        last = node.args[-1]
        if not isinstance(last, ast.Dict) or None in last.keys:
            return None
        return frozenset(str(key.value) for key in last.keys if isinstance(key, ast.Constant))
    names = [keyword.arg for keyword in node.keywords]
    return None if None in names else frozenset(name for name in names if name)


def raised_in(path: Path) -> Iterator[Raised]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        if called not in SPOKEN_BY:
            continue
        params = params_of(node, called)
        for code in filter(CODE.fullmatch, codes_of(node.args[0])):
            yield Raised(code, params, f"{path.relative_to(ROOT)}:{node.lineno}")


def all_raised() -> list[Raised]:
    return [r for path in sorted(PACKAGE.rglob("*.py")) for r in raised_in(path)]


def test_every_code_stands_in_one_room_in_its_place() -> None:
    codes = [code for path in ROOMS for code in room(path)]
    assert len(codes) == len(set(codes))
    assert [list(room(path)) for path in ROOMS] == [sorted(room(path)) for path in ROOMS]


def test_every_code_that_is_raised_has_a_sentence() -> None:
    table = sentences()
    raised = all_raised()
    assert len(raised) > 20
    assert sorted({f"{r.code} ({r.place})" for r in raised if r.code not in table}) == []


def test_every_reason_and_warning_of_the_subsidy_has_a_sentence() -> None:
    path = ROOT / "resources" / "policy" / "subsidy_codes.toml"
    assert set(tomllib.loads(path.read_text(encoding="utf-8"))) - set(sentences()) == set()


def test_every_sentence_finds_its_parameters() -> None:
    table = sentences()
    lacking = [
        f"{r.place} {r.code} lacks {sorted(needed - r.params)}"
        for r in all_raised()
        if r.params is not None
        and (needed := set(BRACES.findall(table.get(r.code, "")))) - r.params
    ]
    assert lacking == []


@pytest.mark.parametrize("code", sorted(sentences()))
def test_a_code_is_upper_snake_and_its_sentence_ends(code: str) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9_]*", code)
    assert sentences()[code].rstrip()[-1] in ".!?)}"

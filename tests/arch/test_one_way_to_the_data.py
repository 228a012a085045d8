# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One way leads to the data of a workspace: the store. What goes past it is found here."""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lowuse_plugin"
MODULES = sorted(PACKAGE.rglob("*.py"))
STORE = PACKAGE / "store"
GATE = PACKAGE / "exchange" / "gate"
"""Looks into files of others, which are no workspaces yet."""
COMPUTING = ("domain", "geometry", "services", "store", "exchange", "algorithms")
"""Parts whose figures are stored or printed: they read through the store, never from layers."""

FEATURES = {"getFeature", "getFeatures", "nextFeature", "selectedFeatures", "getSelectedFeatures"}
EXECUTING = {"execute", "executemany", "executescript"}
BUILT = (ast.JoinedStr, ast.BinOp)
OWN_WORDS = ("PRAGMA ", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT ", "RELEASE ")
"""Statements about a connection or its transaction: all others stand in resources/sql."""
PAST_THE_LOCKS = re.compile(
    r"immutable=|nolock=|vfs=|journal_mode\s*=\s*(wal|off|memory)|locking_mode|writable_schema",
    re.IGNORECASE,
)
DATABASES_OF_OTHERS = {"ExecuteSQL", "StartTransaction", "CommitTransaction", "executeSql"}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"), name(path))))


def calls(path: Path, methods: set[str]) -> list[ast.Call]:
    return [
        node
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in methods
    ]


def lines_of(paths: Iterable[Path], methods: set[str]) -> list[str]:
    return [f"{name(path)}:{call.lineno}" for path in paths for call in calls(path, methods)]


def imports_of(path: Path, module: str) -> list[str]:
    found = []
    for node in nodes(path):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        found += [f"{name(path)}:{node.lineno}" for one in names if one.split(".")[0] == module]
    return found


def is_inside(path: Path, *folders: Path) -> bool:
    return any(folder in path.parents for folder in folders)


def test_only_the_store_and_the_gate_speak_to_sqlite() -> None:
    outside = [path for path in MODULES if not is_inside(path, STORE, GATE)]
    assert len(outside) > 200
    assert [line for path in outside for line in imports_of(path, "sqlite3")] == []
    assert lines_of(outside, EXECUTING) == []


def test_nothing_drives_a_database_through_gdal_or_qt() -> None:
    """A transaction driven through ``ExecuteSQL`` returned no error and committed nothing."""
    assert lines_of(MODULES, DATABASES_OF_OTHERS) == []
    assert [name(p) for p in MODULES if "QtSql" in p.read_text(encoding="utf-8")] == []


def test_the_store_executes_the_committed_texts_alone() -> None:
    found = []
    for path in (path for path in MODULES if is_inside(path, STORE)):
        for call in calls(path, EXECUTING):
            text = call.args[0] if call.args else None
            said = text.value if isinstance(text, ast.Constant) else OWN_WORDS[0]
            if isinstance(text, BUILT) or not str(said).startswith(OWN_WORDS):
                found.append(f"{name(path)}:{call.lineno}")
    assert found == []


def test_no_connection_goes_past_the_locks() -> None:
    """WAL, ``nolock`` and ``immutable`` lost data or took half-written rows for truth."""
    found = []
    for path in MODULES:
        documentation = {
            id(node.body[0].value)
            for node in nodes(path)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        found += [
            f"{name(path)}:{node.lineno}: {node.value[:60]}"
            for node in nodes(path)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documentation
            and PAST_THE_LOCKS.search(node.value)
        ]
    assert found == []


def test_the_search_for_what_goes_past_the_locks_sees_it() -> None:
    for text in ("file:x?immutable=1", "x?mode=ro&nolock=1", "PRAGMA journal_mode = WAL"):
        assert PAST_THE_LOCKS.search(text)
    assert not PAST_THE_LOCKS.search("PRAGMA journal_mode = DELETE")


def test_what_computes_reads_no_features_of_layers() -> None:
    """P6: a layer gave mixed states in 289 of 292 reads beside a writer."""
    computing = [path for path in MODULES if name(path).split("/")[0] in COMPUTING]
    assert len(computing) > 150
    assert lines_of(computing, FEATURES) == []
    assert lines_of(MODULES, FEATURES) != [], "the search finds nothing where there are some"


@pytest.fixture(scope="module")
def protections() -> Iterator[ModuleType]:
    """The script that removes protections, loaded as it runs: beside its neighbours."""
    scripts = str(ROOT / "scripts")
    sys.path.insert(0, scripts)
    try:
        yield importlib.import_module("mutate_protections")
    finally:
        sys.path.remove(scripts)


def test_every_protection_stands_where_the_table_says(protections: ModuleType) -> None:
    assert protections.faults(protections.read_table()) == []


def test_every_protection_has_a_test_that_exists(protections: ModuleType) -> None:
    missing = []
    for protection in protections.read_table():
        assert protection.tests, protection.name
        for test in protection.tests:
            path, _, function = test.partition("[")[0].partition("::")
            text = (ROOT / path).read_text(encoding="utf-8") if (ROOT / path).is_file() else ""
            if f"def {function}(" not in text:
                missing.append(f"{protection.name}: {test}")
    assert missing == []


def test_every_query_that_the_code_names_is_there() -> None:
    folders = (ROOT / "resources" / "sql" / "read", ROOT / "resources" / "sql" / "tables")
    there = {path.stem for folder in folders for path in folder.glob("*.sql")}
    named = [
        (f"{name(path)}:{call.lineno}", call.args[0].value)
        for path in MODULES
        for call in calls(path, {"table"})
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert len(named) > 200
    assert [(line, query) for line, query in named if query not in there] == []

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Nothing opens the workspace as plain bytes (P11).

On POSIX closing such a handle drops every lock that the process has on the file, and with them the
save of another thread. Each place that opens files as bytes is named here with what it opens; a
new one has to be judged by who adds it.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lowuse_plugin"

METHODS = {"read_bytes", "read_text", "write_bytes", "write_text"}
MODULES = {
    "shutil": {"copy", "copy2", "copyfile", "copyfileobj", "copytree", "move"},
    "os": {"open", "sendfile", "copy_file_range"},
    "io": {"open", "FileIO", "open_code"},
    "codecs": {"open"},
    "mmap": {"mmap"},
    "zipfile": {"ZipFile"},
    "hashlib": {"file_digest"},
    "filecmp": {"cmp"},
}
MODES = set("rwxabt+")

KNOWN = {
    # The law, the words, the SQL and the styles that are part of the plugin.
    "domain/adjustments/procedure.py": 1,
    "domain/policy/clauses.py": 2,
    "domain/control_line/measures.py": 1,
    "domain/control_line/pack.py": 2,
    "domain/identification/rules.py": 2,
    "domain/indicators/rules.py": 1,
    "domain/land_classes.py": 1,
    "domain/land_use.py": 1,
    "domain/merging/fields.py": 2,
    "domain/merging/pack.py": 1,
    "domain/merging/procedure.py": 1,
    "domain/policy/pack.py": 1,
    "domain/policy/folder.py": 2,
    "domain/policy/source.py": 1,
    "domain/procedure.py": 1,
    "domain/quantities.py": 1,
    "domain/schema.py": 2,
    "domain/subsidy/sheet_words.py": 1,
    "domain/survey/fields.py": 1,
    "domain/survey/procedure.py": 1,
    "geometry/areas.py": 1,
    "qgis_bridge/about.py": 1,
    "qgis_bridge/maps/map_layout.py": 1,
    "qgis_bridge/merging/field_rules.py": 2,
    "qgis_bridge/merging/papers.py": 2,
    "qgis_bridge/layers/style_files.py": 1,
    "qgis_bridge/training.py": 1,
    "store/sqltexts.py": 1,
    # What is written for people: the page that leads into the help, a sheet that is made.
    "qgis_bridge/maps/committee_map.py": 1,
    "qgis_bridge/help.py": 1,
    # What the kernel says.
    "store/drives.py": 1,
    "store/mounts.py": 1,
    "store/processes.py": 2,
    # Files beside the workspace: lock file, lock test, probes.
    "store/lock_test.py": 2,
    "store/backups.py": 1,
    "store/lockfile.py": 5,
    "store/look_around.py": 1,
    # Empty new files that SQLite fills: O_CREAT and O_EXCL.
    "store/backup.py": 1,
    "store/display_slot.py": 1,
    # The same, and a workspace that SQLite cannot read any more: kept as it is, under its lock
    # file, when nobody holds it open.
    "store/restore.py": 3,
}
"""Module → how many such places, outside ``exchange``; there the gate asks SQLite first."""

EXCHANGE = {
    "exchange/boundary_txt.py": 1,
    "exchange/files.py": 1,
    "exchange/templates/filled_docx.py": 1,
    "exchange/formats.py": 2,
    "exchange/gate/archives.py": 2,
    "exchange/gate/attachments.py": 1,
    "exchange/gate/geojson.py": 1,
    "exchange/gate/resting.py": 3,
    "exchange/presets.py": 2,
    "exchange/project_file.py": 1,
    "exchange/readers.py": 1,
    "exchange/report_csv.py": 1,
    "exchange/sheets.py": 1,
    "exchange/workbooks/statistics_xlsx.py": 1,
    "exchange/subsidy/docx.py": 1,
    "exchange/templates/xlsx.py": 1,
    "exchange/taxes/folder.py": 2,
    "exchange/text_file.py": 1,
    "exchange/workbooks/workbook.py": 1,
    "exchange/workbooks/workbook_values.py": 2,
}
"""Files of others and files that are made. A GeoPackage is refused as a workspace before."""


def raw_calls(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of calls that open a file as bytes or text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and opens_file(node):
            yield node.lineno


def opens_file(call: ast.Call) -> bool:
    function = call.func
    if isinstance(function, ast.Name):
        return function.id in {"open", "copyfile", "copy2", "ZipFile"}
    if not isinstance(function, ast.Attribute):
        return False
    if isinstance(function.value, ast.Name) and function.value.id in MODULES:
        return function.attr in MODULES[function.value.id]
    if function.attr in METHODS:
        return True
    return function.attr == "open" and bool(call.args) and is_mode(call.args[0])


def is_mode(argument: ast.expr) -> bool:
    """Tell a path that is opened from a dialog or a store: the first argument is a mode."""
    return isinstance(argument, ast.Constant) and bool(argument.value) and (
        isinstance(argument.value, str) and set(argument.value) <= MODES
    )  # fmt: skip


def places(*folders: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        count = len(list(raw_calls(ast.parse(path.read_text("utf-8")))))
        if count and (name.split("/")[0] == "exchange") is ("exchange" in folders):
            found[name] = count
    return found


@pytest.mark.parametrize(("folder", "known"), [("", KNOWN), ("exchange", EXCHANGE)])
def test_every_place_that_opens_files_as_bytes_is_known(folder: str, known: dict[str, int]) -> None:
    assert dict(places(folder)) == known


@pytest.mark.parametrize(
    "source",
    [
        "open(path)", "path.open('rb')", "path.read_bytes()", "path.read_text('utf-8')",
        "shutil.copyfile(a, b)", "shutil.copy2(a, b)", "os.open(path, os.O_RDONLY)",
        "hashlib.file_digest(f, 'sha256')", "zipfile.ZipFile(path)", "mmap.mmap(f, 0)",
        "path.open('r+b')", "io.open(path)",
    ],
)  # fmt: skip
def test_the_search_finds_such_places(source: str) -> None:
    assert list(raw_calls(ast.parse(source))) == [1]


@pytest.mark.parametrize(
    "source", ["dialog.open()", "session.open(path)", "DisplayCopy.open(store, folder)"]
)
def test_the_search_knows_other_kinds_of_opening(source: str) -> None:
    assert list(raw_calls(ast.parse(source))) == []


def test_sqlite_is_opened_by_the_store_and_by_the_gate_only() -> None:
    """One spelling of the path, one set of pragmas; the gate's connections are never writable."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_connect = isinstance(node, ast.Attribute) and node.attr == "connect"
            if is_connect and getattr(node.value, "id", "") == "sqlite3":
                found.append(path.relative_to(PACKAGE).as_posix())
    assert {name for name in found if not name.startswith("store/")} == {
        "exchange/gate/geopackages.py",
        "exchange/gate/resting.py",
    }

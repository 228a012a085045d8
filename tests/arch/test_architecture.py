# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that every file of the project keeps."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lowuse_plugin"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEADER = (
    "# SPDX-FileCopyrightText: Low-Use Land plugin contributors\n"
    "# SPDX-License-Identifier: GPL-2.0-or-later\n"
)


def project_files() -> list[Path]:
    """Every file that is tracked or would be."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    paths = [ROOT / name for name in done.stdout.decode("utf-8").split("\0") if name]
    return sorted(path for path in paths if path.is_file())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), name(path))


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_stays_short(path: Path) -> None:
    limit = 200 if path == PACKAGE / "plugin.py" else 400
    assert len(path.read_text(encoding="utf-8").splitlines()) <= limit


def test_every_python_and_shell_file_states_its_licence() -> None:
    python = [p for p in project_files() if p.suffix == ".py"]
    assert len(python) > len(MODULES)
    without = [
        name(p) for p in python if HEADER not in p.read_text(encoding="utf-8")[: len(HEADER) + 30]
    ]
    assert without == []


def calls_at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Yield calls that run when the module is imported: outside every function body."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for default in [*child.args.defaults, *child.args.kw_defaults, *child.decorator_list]:
                if default is not None:
                    yield from calls_at_import(ast.Expr(default))
        elif isinstance(child, ast.Lambda):
            continue
        else:
            if isinstance(child, ast.Call):
                yield child
            yield from calls_at_import(child)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_is_translated_when_a_module_is_loaded(path: Path) -> None:
    found = [
        call.lineno
        for call in calls_at_import(tree(path))
        if isinstance(call.func, ast.Name) and call.func.id in {"tr", "translate"}
    ]
    assert found == []


def test_the_search_for_calls_at_import_sees_class_bodies_and_defaults() -> None:
    source = "class A:\n    t = tr('x')\ndef f(a=tr('y')):\n    return tr('z')\nB = [tr('w')]\n"
    assert sorted(call.lineno for call in calls_at_import(ast.parse(source))) == [2, 3, 5]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_shipped_code_neither_prints_nor_asserts_nor_swallows(path: Path) -> None:
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Assert):
            found.append(f"{node.lineno}: assert")
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"print", "eval"}:
            found.append(f"{node.lineno}: {node.func.id}")
        elif isinstance(node, ast.ExceptHandler) and (
            node.type is None or all(isinstance(line, ast.Pass) for line in node.body)
        ):
            found.append(f"{node.lineno}: except")
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_qt_comes_through_qgis_only(path: Path) -> None:
    found = [
        node.lineno
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.ImportFrom) and re.match(r"PyQt\d|PySide", node.module or ""))
        or (isinstance(node, ast.Import) and any(re.match(r"PyQt\d", a.name) for a in node.names))
    ]
    assert found == []


LEFTOVERS = re.compile(
    r"(\.(pyc|qm|part|lup-lock|orig|rej|log|tmp|bak)|-(wal|shm|journal)|~|\.DS_Store)$"
)


def test_no_leftovers_are_kept() -> None:
    assert [name(p) for p in project_files() if LEFTOVERS.search(p.name)] == []


# Written in pieces, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        ["/wo" + "rk/", "/ho" + r"me/\w{2,}/", "/ro" + r"ot/(?!checkout)", "C:" + r"\\Users\\",
         r"https?://[\w.-]*(pypi|mirror|artifactory|nexus)[\w.-]*", "index-" + "url\\s*="]
    )
)  # fmt: skip


def test_no_paths_or_registries_of_one_machine_are_kept() -> None:
    found = []
    for path in project_files():
        if path.suffix in {".zip", ".gpkg", ".png", ".svg", ".docx"} or path.name == "LICENSE":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE.search(line):
                found.append(f"{name(path)}:{number}: {line.strip()[:80]}")
    assert found == []


def test_nothing_large_is_kept() -> None:
    assert [name(p) for p in project_files() if p.stat().st_size > 4_000_000] == []

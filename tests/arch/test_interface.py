# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that every part of the interface keeps."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lowuse_plugin"
SHOWN = sorted(
    path for part in ("gui", "algorithms", "qgis_bridge") for path in (PACKAGE / part).rglob("*.py")
)
MODAL = {
    ("gui/boundaries/command.py", "_ask"),  # a drawing that would be lost
    ("gui/dialogs/workspace/restore_dialog.py", "_ask"),  # takes back what others saved
    ("gui/dialogs/history/undo_question.py", "ask"),  # an import cannot be brought back
    ("gui/workspace/workspace_commands.py", "reset_training"),  # cannot be undone
    ("gui/widgets/messages.py", "_show_details"),  # asked for by the user
}
SIZING = {
    "setFixedSize", "setFixedWidth", "setFixedHeight", "resize", "QSize",
    "setMinimumSize", "setMinimumWidth", "setMinimumHeight",
    "setMaximumSize", "setMaximumWidth", "setMaximumHeight",
}  # fmt: skip
NEVER = {"setFixedSize", "setFixedWidth"}
"""Not even with a computed number: a translation or a larger font would not fit."""
WINDOWS = {"QDialog", "QDockWidget", "QgsDockWidget", "QWizard", "QMainWindow"}


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(source: str) -> ast.Module:
    return ast.parse(source)


def parse(path: Path) -> ast.Module:
    return tree(path.read_text(encoding="utf-8"))


def uses(node: ast.AST, wanted: str, function: str = "") -> Iterator[tuple[str, int]]:
    """Yield the function and line of every use of a name, imports apart."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Name) and child.id == wanted:
            yield function, child.lineno
        inner = child.name if isinstance(child, ast.FunctionDef) else function
        yield from uses(child, wanted, inner)


def fixed_sizes(module: ast.Module) -> list[int]:
    """Return the lines that give a widget a size in pixels."""
    found = []
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        given = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        literal = any(isinstance(value, int) and value for value in given)
        if called in NEVER or (called in SIZING and literal):
            found.append(node.lineno)
    return found


def nameless_windows(module: ast.Module) -> list[str]:
    """Return the classes of docks and dialogs whose objects get no name of ours."""
    classes = [node for node in ast.walk(module) if isinstance(node, ast.ClassDef)]
    windows = [c for c in classes if {b.id for b in c.bases if isinstance(b, ast.Name)} & WINDOWS]
    return [window.name for window in windows if not any(map(names_itself, ast.walk(window)))]


def names_itself(node: ast.AST) -> bool:
    """Tell whether a node is ``self.setObjectName("LowUse.…")``."""
    if not (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "setObjectName"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
    ):
        return False
    text = node.args[0]
    if isinstance(text, ast.JoinedStr):
        text = text.values[0]
    return isinstance(text, ast.Constant) and str(text.value).startswith("LowUse.")


def test_nothing_interrupts_but_what_cannot_be_undone() -> None:
    found = {
        (name(path), function)
        for path in SHOWN
        for function, _line in uses(parse(path), "QMessageBox")
    }
    assert found == MODAL


@pytest.mark.parametrize("path", SHOWN, ids=name)
def test_no_widget_has_a_size_in_pixels(path: Path) -> None:
    assert fixed_sizes(parse(path)) == []


@pytest.mark.parametrize("path", SHOWN, ids=name)
def test_every_dock_and_dialog_has_a_name_of_ours(path: Path) -> None:
    assert nameless_windows(parse(path)) == []


def test_the_rules_see_what_they_forbid() -> None:
    assert fixed_sizes(tree("w.resize(400, h)\nw.resize(a * 4, b)\nw.setFixedWidth(n)")) == [1, 3]
    assert fixed_sizes(tree("QSize(16, 16)\nw.setMinimumWidth(0)")) == [1]
    bare = "class A(QDialog):\n    def __init__(self):\n        self.setObjectName('Other')\n"
    assert nameless_windows(tree(bare)) == ["A"]
    assert nameless_windows(tree(bare.replace("'Other'", "f'LowUse.{n}'"))) == []
    assert list(uses(tree("def f():\n    QMessageBox.warning(w)\n"), "QMessageBox")) == [("f", 2)]

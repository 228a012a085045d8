# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What Qt calls is referred to in Python as long as Qt calls it.

Where nothing refers to it, Python's collector may take it in the middle of a call, and QGIS falls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "lowuse_plugin"
PARTS = sorted(path for part in ("gui", "qgis_bridge") for path in (PACKAGE / part).rglob("*.py"))
NOT_OWNED = {
    "setItemDelegate", "setItemDelegateForColumn", "setItemDelegateForRow", "setModel",
    "setSourceModel", "setSelectionModel", "setValidator", "setCompleter", "setMapTool",
    "installEventFilter", "registerFunction", "registerOptionsWidgetFactory",
    "registerApplicationExitBlocker",
}  # fmt: skip
"""What is given to these belongs to the giver as before."""
INNER = {
    "viewport", "lineEdit", "view", "popup", "header", "horizontalHeader", "verticalHeader",
    "button", "findChild", "menuAction", "completer", "tabBar", "statusBar",
}  # fmt: skip
"""These give what Qt or QGIS made: nothing in Python refers to it after the call."""


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(module: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    what = call.func
    return what.attr if isinstance(what, ast.Attribute) else getattr(what, "id", "")


def makes(node: ast.expr) -> bool:
    """Tell whether an expression makes an object of a class."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id.lstrip("_")[:1].isupper()
    )


def followers(module: ast.Module) -> set[str]:
    """Return the classes whose objects watch their owner and refer to it.

    Such an object and its owner's wrapper refer to each other: where nothing else refers to
    either, the collector takes both, while the widget lives on and calls. ``sip.transferto(self,
    self)`` keeps such an object as long as Qt has it.
    """
    found = set()
    for kind in (node for node in ast.walk(module) if isinstance(node, ast.ClassDef)):
        watched = {
            ast.unparse(call.func.value).removeprefix("self.").removeprefix("_")
            for call in calls(kind)
            if isinstance(call.func, ast.Attribute)
            and call.func.attr == "installEventFilter"
            and [ast.unparse(each) for each in call.args] == ["self"]
        }
        owners = {
            ast.unparse(call.args[0])
            for call in calls(kind)
            if ast.unparse(call.func) == "super().__init__" and call.args
        }
        kept = {
            name.id
            for node in ast.walk(kind)
            if isinstance(node, ast.Assign)
            and any(ast.unparse(each).startswith("self.") for each in node.targets)
            for name in ast.walk(node.value)
            if isinstance(name, ast.Name)
        }
        holds_itself = any(
            ast.unparse(each) == "sip.transferto(self, self)" for each in calls(kind)
        )
        if watched & owners & kept and not holds_itself:
            found.add(kind.name)
    return found


def left_alone(module: ast.Module, kinds: set[str]) -> list[int]:
    """Return the lines that make an object of some classes and keep it nowhere."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and called(node.value) in kinds
    ]


def ownerless(module: ast.Module) -> list[int]:
    """Return the lines that give away something new that nobody owns."""
    return [
        call.lineno
        for call in calls(module)
        if called(call) in NOT_OWNED
        for given in call.args
        if makes(given) and not given.args and not given.keywords  # type: ignore[attr-defined]
    ]


def owned_by_inner(module: ast.Module) -> list[int]:
    """Return the lines that make something of ours whose owner is a part that Qt has made."""
    return [
        call.lineno
        for call in calls(module)
        if makes(call)
        for given in (*call.args, *(word.value for word in call.keywords))
        if isinstance(given, ast.Call)
        and isinstance(given.func, ast.Attribute)
        and given.func.attr in INNER
    ]


@pytest.fixture(scope="module")
def modules() -> dict[str, ast.Module]:
    return {path.relative_to(PACKAGE).as_posix(): parse(path) for path in PARTS}


def test_what_qt_calls_is_kept(modules: dict[str, ast.Module]) -> None:
    kinds = {kind for module in modules.values() for kind in followers(module)}
    found = {
        name: lines
        for name, module in modules.items()
        if (lines := [*left_alone(module, kinds), *ownerless(module), *owned_by_inner(module)])
    }
    assert found == {}


def test_the_rules_see_what_they_forbid() -> None:
    module = ast.parse(
        "class Follower(QObject):\n"
        "    def __init__(self, text):\n"
        "        super().__init__(text)\n"
        "        self._text = text\n"
        "        text.installEventFilter(self)\n"
        "class Holder(QObject):\n"
        "    def __init__(self, text):\n"
        "        super().__init__(text)\n"
        "        sip.transferto(self, self)\n"
        "        self._text = text\n"
        "        text.installEventFilter(self)\n"
        "class Key(QObject):\n"
        "    def __init__(self, widget, page):\n"
        "        super().__init__(widget)\n"
        "        self._page = page\n"
        "        widget.installEventFilter(self)\n"
        "Follower(text)\n"
        "kept = Follower(text)\n"
        "Key(widget, page)\n"
        "view.setItemDelegate(QStyledItemDelegate())\n"
        "view.setItemDelegate(QStyledItemDelegate(view))\n"
        "Painter(view.viewport())\n"
    )
    assert followers(module) == {"Follower"}
    assert left_alone(module, followers(module)) == [17]
    assert ownerless(module) == [20]
    assert owned_by_inner(module) == [22]

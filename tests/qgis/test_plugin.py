# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin comes and goes without a trace, costs little, and lives without shapely."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QToolBar, QToolButton

import lowuse_plugin
from lowuse_plugin.algorithms.provider import BESIDE, IN_WORKING_ORDER
from tests.qgis.window import Desk, settle

ROOT = Path(__file__).resolve().parents[2]


def objects(desk: Desk) -> list[str]:
    settle()
    return sorted(
        f"{type(child).__name__} {child.objectName()}"
        for child in desk.window.findChildren(QObject)
    )


def test_loads_toolbar_menu_and_provider(desk: Desk) -> None:
    plugin = lowuse_plugin.classFactory(desk)
    plugin.initGui()
    toolbar = desk.window.findChild(QToolBar, "LowUse.Toolbar")
    assert [stands_for(toolbar, action) for action in toolbar.actions()] == [
        "LowUse.WorkspaceButton", "LowUse.Import", "LowUse.EditBoundaries",
        "LowUse.NewParcel", "LowUse.BulkButton", "LowUse.SurveyButton", "LowUse.ControlButton",
        "LowUse.MergesButton", "",
        "LowUse.Tagging.Toggle", "LowUse.ControlLine.Toggle", "LowUse.Merging.Toggle",
        "LowUse.Subsidy.Toggle", "",
        "LowUse.ThemesButton", "LowUse.Map", "LowUse.Figures", "LowUse.History",
        "LowUse.Help", "LowUse.StepsAction",
    ]  # fmt: skip
    assert desk.window.findChild(QToolButton, "LowUse.StepsButton").parent() is toolbar
    steps = desk.window.findChild(QMenu, "LowUse.StepsMenu")
    names = [action.objectName() for action in steps.actions()]
    assert names == [f"LowUse.Step.{kind.key}" for kind in IN_WORKING_ORDER]
    menu = desk.window.findChild(QMenu, "LowUse.Menu")
    assert desk.menu.actions() == [menu.menuAction()]
    assert menu.actions()[-1] is steps.menuAction()
    assert QgsApplication.processingRegistry().providerById("lowuse") is not None
    plugin.unload()


def stands_for(toolbar: QToolBar, action: QAction) -> str:
    """Return the name of an action, or of the button that stands in its place."""
    return action.objectName() or toolbar.widgetForAction(action).objectName()


def test_what_needs_a_workspace_waits_for_one(desk: Desk) -> None:
    plugin = lowuse_plugin.classFactory(desk)
    plugin.initGui()
    for name, can_be_used in {"Open": True, "Training": True, "Help": True, "Import": False,
                              "Map": False, "Figures": False, "Close": False}.items():  # fmt: skip
        action = desk.window.findChild(QAction, f"LowUse.{name}")
        assert (name, action.isEnabled()) == (name, can_be_used)
    plugin.unload()


def test_panels_are_hidden_until_somebody_asks_for_them(desk: Desk) -> None:
    plugin = lowuse_plugin.classFactory(desk)
    plugin.initGui()
    desk.window.show()
    docks = desk.window.findChildren(QDockWidget)
    assert [dock.objectName() for dock in docks] == [
        "LowUse.Tagging", "LowUse.ControlLine", "LowUse.Merging", "LowUse.Subsidy"
    ]  # fmt: skip
    assert not any(dock.isVisible() for dock in docks)
    desk.window.findChild(QAction, "LowUse.Tagging.Toggle").trigger()
    assert [dock.isVisible() for dock in docks] == [True, False, False, False]
    plugin.unload()


def test_ten_reloads_leave_nothing(desk: Desk) -> None:
    before = objects(desk)
    scene = len(desk.canvas.scene().items())
    interval = sys.getswitchinterval()
    application = QgsApplication.instance()
    translators = len(application.children())
    providers = {p.id() for p in QgsApplication.processingRegistry().providers()}
    for _ in range(10):
        plugin = lowuse_plugin.classFactory(desk)
        plugin.initGui()
        assert len(objects(desk)) > len(before)
        plugin.unload()
        assert objects(desk) == before
        assert desk.menu.actions() == []
        assert desk.locator.filters() == []
        assert desk.options == []
        assert QgsGui.shortcutsManager().listActions() == []
        assert len(desk.canvas.scene().items()) == scene
    assert {p.id() for p in QgsApplication.processingRegistry().providers()} == providers
    assert len(application.children()) == translators
    assert sys.getswitchinterval() == interval


def test_one_plugin_object_can_be_started_again(desk: Desk) -> None:
    plugin = lowuse_plugin.classFactory(desk)
    before = objects(desk)
    for _ in range(2):
        plugin.initGui()
        plugin.unload()
    assert objects(desk) == before


def test_processing_alone_needs_no_window() -> None:
    plugin = lowuse_plugin.classFactory(None)
    plugin.initProcessing()
    assert QgsApplication.processingRegistry().algorithmById("lowuse:createworkspace")
    plugin.unload()
    assert QgsApplication.processingRegistry().providerById("lowuse") is None


def run_apart(code: str, compiled: Path | None = None) -> dict[str, object]:
    """Run code in a process of its own and return the JSON on its last line.

    Args:
        code: What it runs.
        compiled: Where it keeps compiled modules for the next run.
    """
    environment = dict(os.environ)
    if compiled is not None:
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


# QGIS itself looks for shapely and loads numpy when it starts, and has its lists of shortcuts and
# cursors by then; what the plugin asks for comes after that.
START = """
    import json, sys, time

    class NoShapely:
        asked = []

        def find_spec(self, name, path=None, target=None):
            if name.split(".")[0] in {"shapely", "numpy"}:
                self.asked.append(name)
                raise ModuleNotFoundError(f"No module named '{name}'")

    watch = NoShapely()
    from qgis.core import QgsApplication
    from qgis.gui import QgsGui
    application = QgsApplication([], True)
    application.initQgis()
    QgsGui.shortcutsManager()
    from tests.qgis.window import Desk
    desk = Desk()
    desk.window.addToolBar("Project")  # QGIS has many by then
    for name in [name for name in sys.modules if name.split(".")[0] in {"shapely", "numpy"}]:
        del sys.modules[name]
    sys.meta_path.insert(0, watch)
    before = set(sys.modules)
    started = time.process_time()
    import lowuse_plugin
    plugin = lowuse_plugin.classFactory(desk)
    plugin.initGui()
    seconds = time.process_time() - started
"""


LONGEST_START_S = 0.1


def test_start_costs_less_than_a_tenth_of_a_second_and_loads_no_kernels(tmp_path: Path) -> None:
    # The first start after an installation compiles; and this computer may be busy with something
    # else, so that the best start is the one that counts.
    first = run_apart(START + COSTS, compiled=tmp_path)
    assert first["heavy"] == []
    assert first["asked"] == []
    later = (run_apart(START + COSTS, compiled=tmp_path)["seconds"] for _ in range(3))
    assert any(seconds < LONGEST_START_S for seconds in later)


COSTS = """
    heavy = sorted(
        name for name in set(sys.modules) - before
        if name.split(".")[0] in {"pyproj", "openpyxl", "osgeo", "sqlite3", "processing"}
        or name.startswith(("lowuse_plugin.services", "lowuse_plugin.geometry"))
        or name.startswith(("lowuse_plugin.store", "lowuse_plugin.exchange"))
        or name.startswith(("lowuse_plugin.qgis_bridge.sentences", "lowuse_plugin.domain.units"))
    )
    print(json.dumps({"seconds": seconds, "heavy": heavy, "asked": watch.asked}))
"""


def test_without_shapely_it_loads_and_says_how_to_get_it() -> None:
    result = run_apart(
        START
        + """
    registry = QgsApplication.processingRegistry()
    verdicts = [a.canExecute() for a in registry.providerById("lowuse").algorithms()]
    from qgis.PyQt.QtWidgets import QMenu
    desk.window.findChild(QMenu, "LowUse.StepsMenu").actions()[0].trigger()
    item = desk.bar.currentItem()
    plugin.unload()
    print(json.dumps({"verdicts": verdicts, "message": item.text() if item else ""}))
    """
    )
    assert len(result["verdicts"]) == len(IN_WORKING_ORDER) + len(BESIDE)
    for can_run, sentence in result["verdicts"]:
        assert not can_run
        assert 'pip install --no-deps --target "' in sentence
    assert "shapely 2.0 or newer is missing" in result["message"]


@pytest.mark.parametrize(
    ("version", "part"), [("1.8.5", "too old (1.8.5)"), ("2.0.0", ""), ("3.0", "")]
)
def test_shapely_below_two_is_too_old(
    version: str, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shapely  # noqa: PLC0415

    from lowuse_plugin.qgis_bridge.shapely_check import shapely_problem  # noqa: PLC0415

    monkeypatch.setattr(shapely, "__version__", version)
    problem = shapely_problem()
    assert (problem is None) == (part == "")
    assert part in str(problem)

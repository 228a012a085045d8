# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""方案比较: opens the window that sets scenarios of a merge side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from lowuse_plugin.gui.one_window_command import OneWindowCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.toolbar import Command
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.scenarios import ScenarioComparison
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.gui.dialogs.merging.scenario_compare_window import ScenarioCompareWindow

_SUFFIX = "xlsx"


class MergeCompareCommand(OneWindowCommand["ScenarioCompareWindow"]):
    """Serves the menu, the page of a case and the window of the cases."""

    def __init__(
        self,
        context: PanelContext,
        window: QWidget,
        step: Callable[[str, str], None],
        show_case: Callable[[str], None],
    ) -> None:
        """Open nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the window.
            step: Opens the form of a step (an action) of a case (uuid).
            show_case: Opens the window of the cases with one chosen.
        """
        super().__init__(context, window)
        self._step, self._show_case = step, show_case

    def commands(self) -> Sequence[Command]:
        """Return the entry of the menu."""
        return (
            Command(
                "Compare",
                tr("Compare scenarios …"),
                tr("Proposed merges of the same parcels side by side, in figures and on the map"),
                "merging",
                self.compare_newest,
                needs_workspace=True,
            ),
        )

    def compare_newest(self) -> None:
        """Open the window; it begins with the newest scenario that has others beside it."""
        if self.dialog is not None:
            self.show()
            return

        def family(store: Store) -> tuple[str, ...]:
            from lowuse_plugin.services.merging.compare_scenarios import newest_family  # noqa: PLC0415

            return newest_family(store)

        self._compare(family)

    def compare_with_family(self, case_uuid: str) -> None:
        """Compare a case with the other scenarios of its parcels."""

        def family(store: Store) -> tuple[str, ...]:
            from lowuse_plugin.services.merging.compare_scenarios import family_of  # noqa: PLC0415

            return family_of(store, case_uuid)

        self._compare(family, case_uuid)

    def _compare(self, family: Callable[[Store], tuple[str, ...]], chosen: str = "") -> None:
        """Open the window with what was found; the case that one came from is the chosen one."""
        store = self._context.session.store
        if store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return

        def done(cases: tuple[str, ...]) -> None:
            self.show()
            if self.dialog is not None:
                self.dialog.compare(cases, chosen)

        title = tr("Comparing the scenarios")
        self._context.run_for(store, title, lambda _progress: family(store), done, hidden=True)

    def _make(self) -> ScenarioCompareWindow:
        from lowuse_plugin.gui.dialogs.merging.scenario_compare_window import (  # noqa: PLC0415
            CompareDoors,
            ScenarioCompareWindow,
        )

        doors = CompareDoors(self._step, self._show_case, self._write)
        return ScenarioCompareWindow(self._context, doors, self._window)

    def _write(self, comparison: ScenarioComparison) -> None:
        """Ask for the file and write the comparison as it is shown."""
        from lowuse_plugin.gui.chosen_path import chosen_path  # noqa: PLC0415
        from lowuse_plugin.gui.widgets.file_offers import file_offers  # noqa: PLC0415
        from lowuse_plugin.qgis_bridge.file_names import file_name  # noqa: PLC0415

        store = self._context.session.store
        if store is None:
            return
        numbers = "、".join(each.case_no for each in comparison.scenarios[:2])
        name = file_name(numbers, "合并方案比较表", comparison.checked_on, _SUFFIX)
        title = tr("Comparison of scenarios (Excel)")
        chosen, _used = QFileDialog.getSaveFileName(
            self._window, title, str(store.path.parent / name), "Excel (*.xlsx)"
        )
        if not chosen:
            return
        path = chosen_path(Path(chosen), (_SUFFIX,))

        def work(progress: Progress) -> Path:
            from lowuse_plugin.exchange.merging.scenarios_xlsx import write_scenarios  # noqa: PLC0415

            write_scenarios(path, comparison, progress)
            return path

        def done(written: Path) -> None:
            text = tr("{count} scenarios written: {path}", count=len(comparison.scenarios),
                      path=written)  # fmt: skip
            self._context.messages.success(text, offers=file_offers(written))

        self._context.run_for(store, title, work, done)

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Page 结果: what a calculation says of a project and why, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from qgis.PyQt import sip
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QContextMenuEvent, QGuiApplication, QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets import subsidy_head as head
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.rich_text import RichText, action_link, plain
from lowuse_plugin.gui.widgets.subsidy_edges import edges_html
from lowuse_plugin.gui.widgets.subsidy_parts import note, section
from lowuse_plugin.gui.widgets.subsidy_readings import (
    differing,
    readings_html,
    switches_html,
)
from lowuse_plugin.gui.widgets.subsidy_trace import reason_lines, trace_html, trace_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.project_book import RESTS_ON
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.gui.panels.context import PanelContext
    from lowuse_plugin.qgis_bridge.project_book import ProjectBook
    from lowuse_plugin.qgis_bridge.project_rows import ProjectRow, ProjectRows
    from lowuse_plugin.services.read_calculation import Calculation

_OPEN_AT_FIRST = frozenset(
    {"readings", "edges"}
    | {f"trace.{o}" for o in ("fail", "trial", "depends", "unknown", "review")}
)


class Calculates(Protocol):
    """What the page asks to be done."""

    def calculate(self, uuids: Sequence[str]) -> None:
        """Calculate projects."""

    def choose_readings(self, uuid: str) -> None:
        """Let the user choose readings for a project, and calculate it so."""

    def show_project_on_map(self, *uuids: str) -> None:
        """Let the map go to projects and flash them."""


class ResultText(RichText):
    """The page as text; folds by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("LowUse.Subsidy.Result.Text", parent)
        self._opened = _OPEN_AT_FIRST
        self._all: Sequence[Calculation] = ()
        self._shown: Calculation | None = None
        self._row: ProjectRow | None = None
        self.acted.connect(self._on_acted)

    @property
    def shown(self) -> Calculation | None:
        """The calculation that is looked at."""
        return self._shown

    def show_calculations(self, found: Sequence[Calculation], row: ProjectRow | None) -> None:
        """Show the newest calculation of a project; one that is looked at already stays."""
        before = self._shown.case_uuid if self._shown is not None and not self._is_newest() else ""
        self._all, self._row = found, row
        self._shown = next((c for c in found if c.case_uuid == before), next(iter(found), None))
        self._write()

    def _is_newest(self) -> bool:
        return bool(self._all) and self._all[0] is self._shown

    def _on_acted(self, key: str) -> None:
        kind, _, rest = key.partition(":")
        if kind == "fold":
            self._opened ^= {rest}
        elif kind == "case":
            self._shown = next((c for c in self._all if c.case_uuid == rest), self._shown)
        else:
            return
        place = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(place if kind == "fold" else 0)

    def _write(self) -> None:
        found = self._shown
        if found is None or self._row is None:
            self.clear()
            return
        self.setHtml("".join(self._pieces(found, self._row)))

    def _pieces(self, found: Calculation, row: ProjectRow) -> list[str]:
        result = found.result
        trace: Sequence[Mapping[str, Any]] = result["trace"]
        outdated = self._is_newest() and not found.holds
        facts: Mapping[str, Any] = found.inputs.get("project", {})
        readings = result["readings"]
        return [
            head.title_html(row),
            "" if self._is_newest() else self._back(),
            head.changes_html(found, outdated=outdated) if self._is_newest() else "",
            head.status_html(result, outdated=outdated),
            reason_lines(result["reasons"], trace, sign="→"),
            reason_lines(
                [code for code in result["warnings"] if code not in result["reasons"]],
                trace,
                sign="⚠",
            ),
            head.duplicates_html(facts.get("duplicates") or ()),
            self._section(
                "edges", tr("Near another result"), edges_html(result.get("edges") or {})
            ),
            self._section(
                "readings",
                tr("Readings: {count}, of them {other} pay otherwise",
                   count=len(readings), other=differing(readings) if readings else 0),
                readings_html(readings),
            ),
            f"<p><b>{plain(tr('Condition by condition'))}</b></p>",
            trace_html(trace, self._opened),
            self._section(
                "switches",
                tr("Chosen readings"),
                switches_html(found.switches, found.policy.id, found.basis_document),
            ),
            self._section("snapshot", tr("Calculated with"), head.snapshot_html(found)),
            self._section(
                "earlier",
                tr("All calculations: {count}", count=len(self._all)),
                head.earlier_html(self._all, found),
            ),
        ]  # fmt: skip

    def _section(self, key: str, title: str, body: str) -> str:
        return section(key, title, body, opened=key in self._opened)

    def _back(self) -> str:
        link = action_link(f"case:{self._all[0].case_uuid}", tr("Back to the newest"))
        return f"{note(tr('This is an earlier calculation.'))}<p>{link}</p>"

    def as_text(self) -> str:
        """Return result and trace as plain text, folded groups too; no distance upward."""
        found, row = self._shown, self._row
        if found is None or row is None:
            return ""
        result = found.result
        lines = [f"{row.code} {row.name}".strip(), marked(str(result["status"]))]
        if result["amount_yuan"] is not None:
            lines.append(str(result["amount_yuan"]))
        return "\n".join([*lines, *trace_text(result["trace"])])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer to copy result and reasons beside what Qt offers."""
        menu = self.createStandardContextMenu(event.pos())
        menu.addSeparator()
        action = menu.addAction(
            tr("Copy result and reasons"),
            lambda: QGuiApplication.clipboard().setText(self.as_text()),
        )
        action.setObjectName("LowUse.Subsidy.Result.Copy")
        menu.exec(event.globalPos())


class SubsidyResult(QWidget):
    """Reads the calculations of the project that is looked at and shows them."""

    shown = pyqtSignal()
    """What was read is shown."""

    def __init__(
        self,
        context: PanelContext,
        book: ProjectBook,
        command: Calculates,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("LowUse.Subsidy.Result")
        self._context = context
        self._book = book
        self._command = command
        self._uuid = ""
        self._is_stale = False
        """Something was saved while nobody saw the page."""
        self.text = ResultText()
        self._state = ListState("LowUse.Subsidy.Result.State")
        self._again = quiet_button(
            "LowUse.Subsidy.Result.Calculate", tr("Calculate this"), self._calculate
        )
        self._readings = quiet_button(
            "LowUse.Subsidy.Result.Readings", tr("Readings …"), self._choose
        )
        self._readings.setToolTip(
            tr("Read what the policy leaves open otherwise than usual, with the document for it")
        )
        self._map = quiet_button("LowUse.Subsidy.Result.Map", tr("On the map"), self._show_on_map)
        self._lay_out()
        self.text.acted.connect(self._on_acted)
        # Bound methods: unlike a lambda they are forgotten when the page is gone.
        context.session.refreshed.connect(self._on_refreshed)
        context.session.role_changed.connect(self._aim)
        book.loaded.connect(self._on_rows)
        self._say_nothing()

    def show_project(self, uuid: str) -> None:
        """Show a project, empty for none."""
        if uuid == self._uuid and not self._is_stale:
            return
        self._uuid = uuid
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was saved while the page was not seen."""
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._again)
        buttons.addWidget(self._readings)
        buttons.addWidget(self._map)
        buttons.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._state)
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(buttons)
        layout.addWidget(self._stack, 1)

    def _aim(self) -> None:
        """Let the buttons say what they can do."""
        refused = why_not(self._context.session)
        for button in self._writing():
            button.setEnabled(bool(self._uuid) and not refused)
            if refused:
                button.setToolTip(refused)
        self._map.setEnabled(bool(self._uuid))

    def _writing(self) -> tuple[QPushButton, ...]:
        return self._again, self._readings

    def _say_nothing(self) -> None:
        self.text.show_calculations((), None)
        self._state.say(
            tr("Choose a project in the list above, or click one on the map, to see its subsidy.")
        )
        self._stack.setCurrentWidget(self._state)
        self._aim()

    # -- reading ----------------------------------------------------------------

    def _read(self) -> None:
        self._is_stale = False
        store, uuid = self._context.session.store, self._uuid
        if store is None or not uuid:
            self._say_nothing()
            return
        self._aim()

        def work(_progress: Progress) -> Sequence[Calculation]:
            from lowuse_plugin.services.read_calculation import (  # noqa: PLC0415
                read_calculations,
            )

            return read_calculations(store, uuid)

        def done(found: Sequence[Calculation]) -> None:
            if not sip.isdeleted(self) and uuid == self._uuid:
                self._show(found)

        def failed(error: BaseException) -> None:
            if not sip.isdeleted(self) and uuid == self._uuid:
                self._state.say(tr("The calculation could not be read. {why}", why=why(error)))
                self._stack.setCurrentWidget(self._state)

        title = tr("Reading the calculation")
        self._context.run_for(store, title, work, done, on_failed=failed, hidden=True)

    def _show(self, found: Sequence[Calculation]) -> None:
        row = self._row()
        self.text.show_calculations(found, row)
        if found and row is not None:
            self._stack.setCurrentWidget(self.text)
        else:
            offers = []
            if not why_not(self._context.session):
                offers.append(
                    Offer(tr("Calculate"), self._calculate, "LowUse.Subsidy.Result.First")
                )
            name = row.name if row is not None else ""
            self._state.say(
                tr("{name} has not been calculated yet. What is calculated is kept with every "
                   "figure that it rests on, and nothing is claimed or paid by it.", name=name),
                offers,
            )  # fmt: skip
            self._stack.setCurrentWidget(self._state)
        self.shown.emit()

    def _row(self) -> ProjectRow | None:
        return None if self._book.rows is None else self._book.rows.get(self._uuid)

    def _on_rows(self, _rows: ProjectRows) -> None:
        """The list knows now what is out of date: say it here too."""
        if self._uuid and self.isVisible():
            self._read()
        else:
            self._is_stale = True

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & RESTS_ON:
            self._is_stale = True

    # -- acting ----------------------------------------------------------------

    def _calculate(self) -> None:
        if self._uuid:
            self._command.calculate((self._uuid,))

    def _choose(self) -> None:
        if self._uuid:
            self._command.choose_readings(self._uuid)

    def _show_on_map(self) -> None:
        if self._uuid:
            self._command.show_project_on_map(self._uuid)

    def _on_acted(self, key: str) -> None:
        kind, _, rest = key.partition(":")
        if kind == "calculate":
            self._calculate()
        elif kind == "switches":
            self._choose()
        elif kind == "map":
            self._command.show_project_on_map(self._uuid, rest)

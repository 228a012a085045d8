# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Page 结果: what a calculation says of a project and why, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QContextMenuEvent, QGuiApplication, QShowEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lowuse_plugin.gui.widgets.claims.follow import Follow
from lowuse_plugin.gui.widgets.list_states import ListState
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.rich_text import RichText, action_link, plain
from lowuse_plugin.gui.widgets.subsidy import head
from lowuse_plugin.gui.widgets.subsidy.edges import edges_html
from lowuse_plugin.gui.widgets.subsidy.parts import note, section
from lowuse_plugin.gui.widgets.subsidy.readings import (
    differing,
    readings_html,
    switches_html,
)
from lowuse_plugin.gui.widgets.subsidy.trace import reason_lines, trace_html, trace_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import why
from lowuse_plugin.qgis_bridge.projects.book import RESTS_ON
from lowuse_plugin.qgis_bridge.role_words import why_not
from lowuse_plugin.qgis_bridge.state_words import marked

if TYPE_CHECKING:
    from lowuse_plugin.domain.claims.records import Blocker
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.gui.panels.context import PanelContext
    from lowuse_plugin.qgis_bridge.projects.book import ProjectBook
    from lowuse_plugin.qgis_bridge.projects.rows import ProjectRow, ProjectRows
    from lowuse_plugin.services.subsidy.read_calculation import Calculation

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
        self._flags: Sequence[Blocker] = ()
        self.acted.connect(self._on_acted)

    @property
    def shown(self) -> Calculation | None:
        """The calculation that is looked at."""
        return self._shown

    def show_calculations(
        self,
        found: Sequence[Calculation],
        row: ProjectRow | None,
        flags: Sequence[Blocker] = (),
    ) -> None:
        """Show the newest calculation of a project; one that is looked at already stays.

        Args:
            found: Its calculations, the newest first.
            row: The project.
            flags: What a reviewer should look at in its parcels as they are now.
        """
        before = self._shown.case_uuid if self._shown is not None and not self._is_newest() else ""
        self._all, self._row, self._flags = found, row, flags
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
            head.flags_html(self._flags) if self._is_newest() else "",
            self._section(
                "edges", tr("Distance to another result"), edges_html(result.get("edges") or {})
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
        self._found: Sequence[Calculation] | None = None
        """What was read of the project, None while nothing is."""
        self._flags: Sequence[Blocker] = ()
        self.text = ResultText()
        self._state = ListState("LowUse.Subsidy.Result.State")
        self._again = quiet_button(
            "LowUse.Subsidy.Result.Calculate", tr("Calculate this"), self._calculate
        )
        self._readings = quiet_button(
            "LowUse.Subsidy.Result.Readings", tr("Readings …"), self._choose
        )
        self._map = quiet_button("LowUse.Subsidy.Result.Map", tr("On the map"), self._show_on_map)
        self._follow = Follow(context, RESTS_ON, _read, tr("Reading the calculation"), self)
        self._lay_out()
        self._connect()
        self._say_nothing()

    def show_project(self, uuid: str) -> None:
        """Show a project, empty for none."""
        self._follow.show(uuid)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was put off while the page was not seen."""
        super().showEvent(event)
        self._follow.wake()

    def _connect(self) -> None:
        self.text.acted.connect(self._on_acted)
        self._follow.emptied.connect(self._say_nothing)
        self._follow.loading.connect(self._say_loading)
        self._follow.read.connect(self._take)
        self._follow.failed.connect(self._say_trouble)
        # Bound methods: unlike a lambda they are forgotten when the page is gone.
        self._context.session.opened.connect(self._aim)
        self._context.session.role_changed.connect(self._aim)
        self._book.loaded.connect(self._on_rows)
        self._book.failed.connect(self._on_no_rows)

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
        """Let the buttons say what they can do; nothing is decided on what is not shown."""
        refused, ready = why_not(self._context.session), self._found is not None
        tips = (
            "",
            tr("Read what the policy leaves open otherwise than usual, with the document for it"),
        )
        for button, tip in zip((self._again, self._readings), tips, strict=True):
            button.setEnabled(ready and not refused)
            button.setToolTip(refused or tip)
        self._map.setEnabled(ready)

    # -- what is shown ----------------------------------------------------------------

    def _say(self, text: str, offers: Sequence[Offer] = (), *, busy: bool = False) -> None:
        """Say something in the place of a calculation."""
        self.text.show_calculations((), None)
        self._state.say(text, offers, busy=busy)
        self._stack.setCurrentWidget(self._state)
        self._aim()

    def _say_nothing(self) -> None:
        self._found = None
        self._say(
            tr("Choose a project in the list above, or click one on the map, to see its subsidy.")
        )

    def _say_loading(self) -> None:
        self._found = None
        self._say(tr("Reading the calculation"), busy=True)

    def _say_trouble(self, error: BaseException) -> None:
        self._found = None
        again = Offer(tr("Try again"), self._follow.read_again, "LowUse.Subsidy.Result.Again")
        self._say(tr("The calculation could not be read. {why}", why=why(error)), (again,))

    def _take(self, read: _Read) -> None:
        self._found, self._flags = read.calculations, read.flags
        if self._row() is not None or not self._book.is_reading:
            self._show(read.calculations)

    def _show(self, found: Sequence[Calculation]) -> None:
        """Show what was read; the list is the one that knows the project."""
        row = self._row()
        if found and row is not None:
            self.text.show_calculations(found, row, self._flags)
            self._stack.setCurrentWidget(self.text)
            self._aim()
        elif row is not None:
            self._say(
                tr("{name} has not been calculated yet. What is calculated is kept with every "
                   "figure that it rests on, and nothing is claimed or paid by it.", name=row.name),
                self._first_offers(),
            )  # fmt: skip
        else:
            self._say(tr("This project is not in the workspace any more."))
        self.shown.emit()

    def _first_offers(self) -> Sequence[Offer]:
        if why_not(self._context.session):
            return ()
        return (Offer(tr("Calculate"), self._calculate, "LowUse.Subsidy.Result.First"),)

    def _row(self) -> ProjectRow | None:
        return None if self._book.rows is None else self._book.rows.get(self._follow.uuid)

    def _on_rows(self, _rows: ProjectRows) -> None:
        """The list knows now what is out of date: say it here too."""
        if self._found is not None:
            self._show(self._found)

    def _on_no_rows(self, error: BaseException) -> None:
        if self._found is not None and self._row() is None:
            self._say_trouble(error)

    # -- acting ----------------------------------------------------------------

    def _calculate(self) -> None:
        if self._follow.uuid:
            self._command.calculate((self._follow.uuid,))

    def _choose(self) -> None:
        if self._follow.uuid:
            self._command.choose_readings(self._follow.uuid)

    def _show_on_map(self) -> None:
        if self._follow.uuid:
            self._command.show_project_on_map(self._follow.uuid)

    def _on_acted(self, key: str) -> None:
        kind, _, rest = key.partition(":")
        if kind == "calculate":
            self._calculate()
        elif kind == "switches":
            self._choose()
        elif kind == "map":
            self._command.show_project_on_map(self._follow.uuid, rest)


@dataclass(frozen=True)
class _Read:
    """What was read of a project."""

    calculations: Sequence[Calculation]
    flags: Sequence[Blocker]


def _read(store: Store, uuid: str) -> _Read:
    from lowuse_plugin.services.merging.subsidy_flags import project_flags  # noqa: PLC0415
    from lowuse_plugin.services.subsidy.read_calculation import read_calculations  # noqa: PLC0415

    calculations = read_calculations(store, uuid)
    with store.read() as reading:
        return _Read(calculations, project_flags(reading, uuid))

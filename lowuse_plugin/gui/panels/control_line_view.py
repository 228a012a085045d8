# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""控制线套合: checks all, the listed or the chosen parcels; list and map show how each lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.filters import DISTRICT, ParcelFilter
from lowuse_plugin.domain.parcels.states import CONTROL_STATES, CONTROL_WITHIN
from lowuse_plugin.gui.control_line.totals_command import ControlTotalsCommand
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.panels.parcel_pane import ParcelPane
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.page_tabs import ParcelPages
from lowuse_plugin.gui.widgets.parcels.columns import AREA, CONTROL, LABEL
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.upright_column import UprightColumn
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.explanations import example_note
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.themes import CONTROL as CONTROL_THEME
from lowuse_plugin.qgis_bridge.messages import describe
from lowuse_plugin.qgis_bridge.punctuation import sentences
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lowuse_plugin.domain.findings import Finding
    from lowuse_plugin.domain.ports import Progress, Refresh, Store
    from lowuse_plugin.services.control_line.check import CheckSummary
    from lowuse_plugin.services.control_line.findings import LastFindings
    from lowuse_plugin.services.control_line.versions import LineInForce


class ControlLineView(QWidget):
    """Check, filter by class, look."""

    def __init__(
        self,
        context: PanelContext,
        *,
        show_import: Callable[[], None],
        show_map: Callable[[], None],
        show_errors: Callable[[], None],
        end_one: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show what is in force, and the list.

        Args:
            context: The shared parts.
            show_import: Opens the import.
            show_map: Opens the dialog of the committee map.
            show_errors: Lists the boundary errors, to be treated.
            end_one: Opens the approval that ends the older of two versions in force.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._show_map = show_map
        self._show_errors = show_errors
        self._has_line = False
        self._theme_for: Store | None = None
        """The workspace that was checked, until the map can show it."""
        self._version = plain_label("LowUse.ControlLine.Version")
        self._check = QPushButton(tr("Check all"))
        self._check.setObjectName("LowUse.ControlLine.Check")
        self._more = QToolButton()
        self._more.setObjectName("LowUse.ControlLine.More")
        self._more.setText(tr("More"))
        self._more.setToolTip(tr("Check some parcels only; what the last check found"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = QMenu(self._more)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self.fill_menu)
        self._more.setMenu(self._menu)
        self._errors = quiet_button("LowUse.ControlLine.Errors", tr("Errors …"), show_errors)
        self._end_one = quiet_button(
            "LowUse.ControlLine.EndOne", tr("Approve the newer one …"), end_one
        )
        self._end_one.setToolTip(
            tr("Its approval ends the older version on the first day of the newer one")
        )
        self._end_one.hide()
        self._map = QPushButton(tr("Map …"))
        self._map.setObjectName("LowUse.ControlLine.Map")
        self._map.setToolTip(tr("Committee map with the control line"))
        self.totals = ControlTotalsCommand(context, self._list_only, self)
        self._totals = quiet_button("LowUse.ControlLine.Totals", tr("Totals …"), self.totals.show)
        self._totals.setToolTip(tr("Counts and areas by district"))
        self.pane = ParcelPane(
            context,
            name="LowUse.ControlLine",
            state_column="control",
            states=CONTROL_STATES,
            within=CONTROL_WITHIN,
            columns=(LABEL, AREA, CONTROL),
            actions=self._actions(),
            pages=ParcelPages("LowUse.ControlLine", context, context.parcel_parts.control_pages),
            show_import=show_import,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pane)
        self._connect()
        self._look_for_line()

    def step(self, by: int) -> None:
        """Go to the next parcel, or to the one before."""
        self.pane.step(by)

    def shown_parcels(self) -> list[str]:
        """Return what the list shows, in its order."""
        return self.pane.shown_parcels()

    def _actions(self) -> QWidget:
        row = QWidget()
        buttons = FlowLayout(row, spacing=max(self.fontMetrics().height() // 5, 2))
        for button in (self._check, self._more, self._totals, self._errors, self._map):
            buttons.addWidget(button)
        widget = UprightColumn()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(max(self.fontMetrics().height() // 5, 2))
        column.addWidget(row)
        column.addWidget(self._version)
        column.addWidget(self._end_one, 0, Qt.AlignmentFlag.AlignLeft)
        return widget

    def _connect(self) -> None:
        session = self._context.session
        self._check.clicked.connect(lambda _checked=False: self.check())
        self._map.clicked.connect(lambda _checked=False: self._show_map())
        session.opened.connect(self._look_for_line)
        session.refreshed.connect(self._on_refreshed)
        session.caught_up.connect(self._show_classes)
        session.role_changed.connect(self._aim)

    # -- the line in force ------------------------------------------------------------------------

    def _on_refreshed(self, refresh: Refresh) -> None:
        if refresh.everything or refresh.tables & {"control_line_version", "import_package"}:
            self._look_for_line()

    def _look_for_line(self) -> None:
        """Read which version of the line is in force today."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> LineInForce | None:
            from lowuse_plugin.services.control_line.versions import line_in_force  # noqa: PLC0415

            return line_in_force(store, office_today())

        self._context.run_for(
            store,
            tr("Reading the control line"),
            work,
            self._show_line,
            on_failed=self._show_trouble,
            hidden=True,
        )

    def _show_line(self, line: LineInForce | None) -> None:
        self._has_line = line is not None
        self._end_one.hide()
        self._aim()
        if line is None:
            self._version.setText(tr("There is no control line yet. Import one, then check."))
            return
        version = line.version
        name, start, end = version.version, version.valid_from, version.valid_to
        text = (
            tr("Control line {version}, in force since {start}.", version=name, start=start)
            if end is None
            else tr("Control line {version}, in force from {start} until {end}.",
                    version=name, start=start, end=end)
        )  # fmt: skip
        self._version.setText(text + example_note(is_example=line.example))

    def _aim(self) -> None:
        """Let the button say why it cannot be pressed."""
        refused = why_not(self._context.session)
        self._check.setEnabled(self._has_line and not refused)
        self._check.setToolTip(refused)
        self._errors.setEnabled(not refused)
        self._errors.setToolTip(
            refused
            or tr("Boundary errors: count what crosses by a thin strip as inside or outside")
        )

    def _show_trouble(self, error: BaseException) -> None:
        """Say in place of the version why nothing can be checked."""
        if not isinstance(error, LowUseError):
            self._context.messages.failure(error)
            return
        self._has_line = False
        self._end_one.setVisible(error.code == "CONTROL_LINE_SEVERAL_IN_FORCE")
        self._aim()
        self._version.setText(describe(error))

    # -- check ------------------------------------------------------------------------------------

    def fill_menu(self) -> None:
        """Offer to check some parcels, each with how many, and the findings of the last check."""
        self._menu.clear()
        can = self._check.isEnabled()
        shown, chosen = self.shown_parcels(), sorted(self._context.current.selection)
        for name, title, uuids in (
            ("CheckShown", tr("Check the {count} listed parcels", count=f"{len(shown):,}"), shown),
            ("CheckChosen", tr("Check the {count} chosen parcels", count=f"{len(chosen):,}"),
             chosen),
        ):  # fmt: skip
            entry = self._menu.addAction(title)
            entry.setObjectName(f"LowUse.ControlLine.{name}")
            entry.setEnabled(can and bool(uuids))
            entry.triggered.connect(partial(self._check_some, uuids))
        self._menu.addSeparator()
        entry = self._menu.addAction(tr("Findings of the last check …"))
        entry.setObjectName("LowUse.ControlLine.LastFindings")
        entry.triggered.connect(lambda _checked=False: self.show_last_findings())

    def _check_some(self, uuids: Sequence[str], _checked: bool = False) -> None:
        self.check(uuids)

    def check(self, uuids: Sequence[str] | None = None) -> None:
        """Check parcels against the version in force today.

        Args:
            uuids: Which ones; all when it is left out.
        """
        store = self._context.session.store
        if store is None or not self._context.session.can_write:
            return
        person = current_actor().name

        def work(progress: Progress) -> CheckSummary:
            from lowuse_plugin.services.control_line.check import (  # noqa: PLC0415
                check_control_line,
            )

            return check_control_line(
                store, on=office_today(), uuids=uuids, checked_by=person, progress=progress
            )

        self._check.setEnabled(False)  # until the line is read again
        title = tr("Checking against the control line")
        done = partial(self._checked, store)
        task = self._context.run_for(store, title, work, done, writes=True)
        task.ended.connect(self._look_for_line)

    def _checked(self, store: Store, summary: CheckSummary) -> None:
        text = self._summary(summary)
        if self._context.session.store is not store:
            file = store.path.stem
            self._context.messages.success(tr("Saved in {file}: {what}", file=file, what=text))
            return
        self._theme_for = store
        self._context.session.saved()
        offers = [Offer(tr("Show crossing"), self._show_crossing, "LowUse.Message.Crossing")]
        if summary.flipped or summary.dropped:
            show = partial(self._show_findings, summary)
            offers.append(Offer(tr("Show changes"), show, "LowUse.Message.Findings"))
        elif summary.boundary_errors:  # two buttons at most: the text stands beside them
            treat = tr("Boundary errors …")
            offers.append(Offer(treat, self._show_errors, "LowUse.Message.BoundaryErrors"))
        self._context.messages.success(_in_short(summary), offers=offers, details=text)

    def _show_classes(self) -> None:
        """Let the map show what a check found, once it is there: drawing would keep it out."""
        checked, self._theme_for = self._theme_for, None
        if checked is not None and self._context.session.store is checked:
            self._context.layers.apply_theme(CONTROL_THEME)

    def _summary(self, summary: CheckSummary) -> str:
        text = tr(
            "{checked} parcels checked against {version}: inside {inside}, outside {outside}, "
            "crossing {crossing} (of them boundary errors {errors}).",
            version=summary.version,
            **_counts(summary),
        )
        if summary.flipped:
            text += " " + tr(
                "{count} are of another class than last time.", count=f"{len(summary.flipped):,}"
            )
        if summary.dropped:
            text += " " + tr(
                "{count} treatments of boundary errors no longer fit and must be given again.",
                count=f"{len(summary.dropped):,}",
            )
        return text + example_note(is_example=summary.example)

    def _show_findings(self, summary: CheckSummary) -> None:
        """List parcels of another class than last time, and treatments that no longer fit."""
        from lowuse_plugin.services.control_line.findings import findings_of  # noqa: PLC0415

        table = self._context.book.table
        labels = (
            {}
            if table is None
            else {
                uuid: label or f"#{fid}"
                for uuid, label, fid in zip(
                    *(table[name].to_list() for name in ("uuid", "label", "fid")), strict=True
                )
            }
        )
        self._list(tr("Changes since the last check"), findings_of(summary, labels))

    def show_last_findings(self) -> None:
        """List the same of the last check, whoever ran it."""
        store = self._context.session.store
        if store is None:
            return

        def work(_progress: Progress) -> LastFindings | None:
            from lowuse_plugin.services.control_line.findings import last_findings  # noqa: PLC0415

            return last_findings(store)

        title = tr("Reading what the last check found")
        self._context.run_for(store, title, work, self._show_last)

    def _show_last(self, last: LastFindings | None) -> None:
        if last is None:
            self._context.messages.info(tr("Nothing was checked yet."))
        elif not last.findings:
            day = last.checked_on.isoformat()
            self._context.messages.info(
                tr("The check of {day} changed no class, and there are no boundary errors.",
                   day=day)
            )  # fmt: skip
        else:
            title = tr("Findings of the check of {day}", day=last.checked_on.isoformat())
            self._list(title, last.findings)

    def _list(self, title: str, findings: Sequence[Finding]) -> None:
        from lowuse_plugin.gui.dialogs.findings_dialog import FindingsDialog  # noqa: PLC0415

        FindingsDialog(title, findings, self._context.current, "controlline", self.window()).show()

    def _list_only(self, control_class: str, district: str) -> None:
        """Show only the parcels of one class and district, beside nothing else that filters."""
        self.pane.list.model.clear_filters()
        self.pane.chips.choose(frozenset({control_class} if control_class else ()))
        if district:
            wanted = ParcelFilter().with_values(DISTRICT, (district,))
            self.pane.filters.set_filter(wanted)

    def _show_crossing(self) -> None:
        self.pane.chips.choose(frozenset({"crossing"}))


def _in_short(summary: CheckSummary) -> str:
    """Return what the message bar has room for; version, treatments and 示例 stand in its tip."""
    counts = tr(
        "{checked} checked: inside {inside}, outside {outside}, crossing {crossing}, "
        "of them boundary errors {errors}.",
        **_counts(summary),
    )
    changed = len(summary.flipped) + len(summary.dropped)
    news = tr("{count} changes since last time.", count=f"{changed:,}") if changed else ""
    return sentences((counts, news))


def _counts(summary: CheckSummary) -> dict[str, str]:
    """Return the counts of a check as its sentences show them."""
    counts = {name: found.count for name, found in summary.classes.items()}
    counts |= {"checked": summary.checked, "errors": summary.boundary_errors}
    return {name: f"{count:,}" for name, count in counts.items()}

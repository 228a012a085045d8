# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合 of a parcel: what it lies on by layer and class, what hinders it, and its legacy kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.overlay.reading import TABLES, OverlayState, read_overlays
from lowuse_plugin.gui.widgets.overlay.words import (
    finding_texts,
    line_columns,
    line_row,
    messages_of,
)
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.gui.widgets.survey_units.words import both
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.overlay import LegacyProposal, OverlayLine
    from lowuse_plugin.gui.widgets.overlay.reading import OverlaySubject


_ROW_HEIGHT = 1.4
_FEW_LAYERS = 2
"""More that are all out of date are not named one by one: the room is that of the table."""


@dataclass(frozen=True)
class OverlayDoors:
    """What the page lets others do."""

    analyse: Callable[[tuple[str, ...]], None]
    """Analyses some parcels with their units."""
    layers: Callable[[], None]
    """Opens the window with the layers."""
    show: Callable[[OverlaySubject, OverlayLine], None]
    """Shows where an overlay lies."""
    accept: Callable[[OverlaySubject, LegacyProposal], None]
    """Asks to confirm a proposed kind of legacy land."""
    tag: Callable[[], None]
    """Leads to where parcels are tagged: only then there is a survey unit."""


class OverlayPage(FollowedPage):
    """Follows the current parcel; the parcel first, its units beside it."""

    def __init__(
        self, context: PanelContext, doors: OverlayDoors, name: str, parent: QWidget | None = None
    ) -> None:
        """Show no parcel yet.

        Args:
            context: The shared parts.
            doors: What can be done.
            name: Object name; each panel has such a page.
            parent: Owner.
        """
        self.NAME = name
        subject = Subject(read_overlays, tr("Reading the overlays"), TABLES)
        super().__init__(context, subject, parent)
        self._doors = doors
        self._accepts: list[tuple[QPushButton, str]] = []
        """Buttons of the proposals, and why each cannot be pressed."""
        self._of = QuietComboBox()
        self._of.setObjectName(f"{name}.Of")
        self._area = plain_label(f"{name}.Area")
        self._findings = plain_label(f"{name}.Findings")
        self._stale = plain_label(f"{name}.Stale")
        self._messages = plain_label(f"{name}.Messages")
        self._table = MoneyTable(f"{name}.Table", line_columns(), grows=True)
        self._apart = plain_label(f"{name}.Apart")
        self._legacy_title = heading(tr("Legacy land (proposal)"))
        self._legacy = QWidget()
        self._legacy_lines = QVBoxLayout(self._legacy)
        self._legacy_lines.setContentsMargins(0, 0, 0, 0)
        self._nothing_proposed = plain_label(f"{name}.NoProposal")
        self._fit_table()
        self._again = quiet_button(f"{name}.Again", tr("Analyse anew"), self._on_again)
        self._show_part = quiet_button(f"{name}.Show", tr("Show on the map"), self._on_show)
        self._layers = quiet_button(f"{name}.Layers", tr("Layers …"), doors.layers)
        buttons = FlowLayout()
        for button in (self._again, self._show_part, self._layers):
            buttons.addWidget(button)
        top = QHBoxLayout()
        top.addWidget(self._of)
        top.addWidget(self._area, 1)
        self._column.addLayout(top)
        for widget in (
            self._findings, self._messages, self._stale, self._legacy_title, self._legacy,
            self._table, self._apart, self._nothing_proposed,
        ):  # fmt: skip
            self._column.addWidget(widget)
        self._column.addLayout(buttons)
        self._column.addStretch(1)
        self._of.currentIndexChanged.connect(lambda _index: self._show_subject())
        self._table.chosen.connect(lambda _key: self._aim())
        self._table.doubleClicked.connect(lambda _index: self._on_show())
        install_f1(self, "overlay")
        self._begin()

    def show_parcel(self, uuid: str) -> None:
        """Show a parcel, empty for none."""
        self._follow.show(uuid)

    # -- what stands in the place of the overlays -------------------------------------------------

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a parcel in the list or on the map to see what it lies on."), ()

    def _gone(self) -> str:
        return tr("This parcel is not in the workspace any more.")

    def _instead(self, state: OverlayState) -> tuple[str, Sequence[Offer]]:
        layers = Offer(tr("Layers …"), self._doors.layers, f"{self.NAME}.ToLayers")
        if not any(layer.is_reference for layer in state.layers) and not state.analysed:
            text = tr(
                "No layers are registered yet. Import the land survey, permanent farmland, the "
                "ecological red line, plans and approvals as reference layers."
            )
            return text, (layers,)
        if any(subject.lines for subject in state.subjects):
            return "", ()
        run = Offer(tr("Analyse this parcel"), self._on_again, f"{self.NAME}.Run")
        return tr("This parcel was not laid over the layers yet."), (run, layers)

    def _seen(self, state: OverlayState | None) -> None:
        """Nothing is open that follows it."""

    # -- the overlays -----------------------------------------------------------------------------

    def _show(self, state: OverlayState) -> None:
        before = self._of.currentData()
        blocked = self._of.blockSignals(True)
        self._of.clear()
        for subject in state.subjects:
            word = tr("Parcel") if subject.table == "parcel" else tr("Unit")
            self._of.addItem(labelled(word, parcel_called(subject.label)), subject.uuid)
        self._of.setCurrentIndex(max(self._of.findData(before), 0))
        self._of.blockSignals(blocked)
        self._of.setVisible(len(state.subjects) > 1)
        self._show_subject()

    def _subject_shown(self) -> OverlaySubject | None:
        state: OverlayState | None = self._state
        wanted = self._of.currentData()
        subjects = state.subjects if state is not None else ()
        return next((each for each in subjects if each.uuid == wanted), None)

    def _show_subject(self) -> None:
        state: OverlayState | None = self._state
        subject = self._subject_shown()
        if state is None or subject is None:
            return
        self._area.setText(labelled(tr("Drawn area"), both(subject.area_m2)))
        _say(self._findings, "\n".join(f"✕ {text}" for text in finding_texts(subject.lines)))
        _say(self._messages, "\n".join(f"● {t}" for t in messages_of(subject.lines, state.layers)))
        _say(self._stale, _stale_text(state, subject))
        rows = [
            line_row(line, str(place)) for place, line in enumerate(subject.lines) if line.overlaps
        ]
        self._table.show_rows(rows)
        self._table.setVisible(bool(rows))
        held = (line for line in subject.lines if line.holds and not line.overlaps)
        apart = dict.fromkeys(line.layer_name for line in held)
        _say(self._apart, labelled(tr("No overlap"), listed(apart)) if apart else "")
        self._show_legacy(subject)
        self._aim()

    def _fit_table(self) -> None:
        """Give names what figures leave, cut in the middle; rows are as high as their text."""
        header, rows = self._table.horizontalHeader(), self._table.verticalHeader()
        for column in range(len(line_columns())):
            named = column == 0
            header.setSectionResizeMode(
                column,
                QHeaderView.ResizeMode.Stretch
                if named
                else QHeaderView.ResizeMode.ResizeToContents,
            )
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setMinimumSectionSize(self.fontMetrics().height())
        rows.setDefaultSectionSize(round(self.fontMetrics().height() * _ROW_HEIGHT))

    def _show_legacy(self, subject: OverlaySubject) -> None:
        while self._legacy_lines.count():
            widget = self._legacy_lines.takeAt(0).widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self._accepts = []
        for place, proposal in enumerate(subject.proposals):
            self._legacy_lines.addWidget(self._proposal(subject, proposal, place))
        if subject.proposals and subject.unit is None:
            self._legacy_lines.addWidget(self._way_to_a_unit())
        for widget in (self._legacy_title, self._legacy):
            widget.setVisible(bool(subject.proposals))
        # What is not proposed must not take the room of what was found.
        nothing = _unknown_text(subject.unknown) or tr(
            "The whole land lies inside approvals and supplies: nothing is proposed."
        )
        text = labelled(tr("Legacy land (proposal)"), nothing)
        _say(self._nothing_proposed, "" if subject.proposals else text)

    def _proposal(self, subject: OverlaySubject, proposal: LegacyProposal, place: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = labelled(proposal.title, both(proposal.area_m2))
        line.addWidget(plain_label(f"{self.NAME}.Proposal{place}", text), 1)
        act = partial(self._doors.accept, subject, proposal)
        button = quiet_button(f"{self.NAME}.Accept{place}", tr("Accept …"), act)
        reason = self._why_not(subject, proposal)
        self._accepts.append((button, reason))
        line.addWidget(button)
        if reason and subject.unit is not None:
            line.addWidget(plain_label(f"{self.NAME}.Why{place}", reason), 1)
        return row

    def _why_not(self, subject: OverlaySubject, proposal: LegacyProposal) -> str:
        """Return why a proposal cannot be accepted; empty when it can."""
        if subject.unit is None:
            return tr("There is no survey unit yet. Tag the parcel first.")
        if subject.accepted(proposal):
            return tr("The unit has legacy land of this kind already.")
        if subject.unit.is_decided or subject.unit.read_only:
            return tr("The county has decided on this unit; it changes after a return.")
        return ""

    def _way_to_a_unit(self) -> QWidget:
        """Return why nothing can be accepted for a parcel without a unit, and the way to one."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        text = tr("There is no survey unit yet. Tag the parcel first.")
        line.addWidget(plain_label(f"{self.NAME}.NoUnit", text), 1)
        line.addWidget(quiet_button(f"{self.NAME}.Tag", tr("To tagging …"), self._doors.tag))
        return row

    def _aim(self) -> None:
        reason = why_not(self._context.session)
        self._again.setEnabled(not reason)
        self._again.setToolTip(reason or tr("Lay this parcel and its units over every layer again"))
        self._show_part.setEnabled(self._chosen_line() is not None)
        self._show_part.setToolTip(tr("Shows the chosen part; a double click does so too"))
        for button, why in self._accepts:
            button.setEnabled(not (reason or why))
            button.setToolTip(reason or why or tr("Look at it and confirm it with your name"))

    def _chosen_line(self) -> OverlayLine | None:
        subject, key = self._subject_shown(), self._table.chosen_key
        if subject is None or not key.isdigit() or int(key) >= len(subject.lines):
            return None
        line = subject.lines[int(key)]
        return line if line.overlaps else None

    def _on_show(self) -> None:
        subject, line = self._subject_shown(), self._chosen_line()
        if subject is not None and line is not None:
            self._doors.show(subject, line)

    def _on_again(self) -> None:
        if self._follow.uuid:
            self._doors.analyse((self._follow.uuid,))


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _stale_text(state: OverlayState, subject: OverlaySubject) -> str:
    parts = []
    lapsed = dict.fromkeys(line.layer_name for line in subject.lines if not line.holds)
    every = len({line.layer_key for line in subject.lines})
    if lapsed and every > _FEW_LAYERS and all(not line.holds for line in subject.lines):
        parts.append("⚠ " + tr("Out of date, the outline or the layers changed: all {count} "
                               "layers.", count=every))  # fmt: skip
    elif lapsed:
        parts.append("⚠ " + tr("Out of date, the outline or the layer changed: {layers}.",
                               layers=listed(lapsed)))  # fmt: skip
    seen = {line.layer_key for line in subject.lines}
    missing = [
        layer.name
        for layer in state.layers
        if layer.key not in seen
        and layer.areas
        and layer.reference_kind != "base_map"
        and layer.kind != "legal"  # what is not known of it stands beside the proposals
        and (layer.key, subject.table) != ("parcel", "parcel")
    ]
    if missing:
        parts.append("⚠ " + tr("Not analysed for it yet: {layers}.", layers=listed(missing)))
    return "\n".join(parts)


def _unknown_text(code: str) -> str:
    return {
        "NO_APPROVAL_LAYER": tr(
            "Nothing is proposed: no layer of conversion approvals (农转用征收批文) is registered "
            "and analysed, so it is not known whether the land is approved."
        ),
        "NO_SUPPLY_LAYER": tr(
            "Nothing is proposed: no layer of supply red lines (供地红线) is registered and "
            "analysed, so it is not known whether the land was supplied."
        ),
        "LEGAL_NOT_ANALYSED": tr(
            "Nothing is proposed: approvals and supply were not compared for this land yet. "
            "Analyse anew."
        ),
        "OVERLAY_STALE": tr("Nothing is proposed: the overlay is out of date. Analyse anew."),
    }.get(code, "")

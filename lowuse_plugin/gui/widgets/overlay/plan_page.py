# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""详细规划 of a project: covered, partly covered or not, with m² and the planned uses (P-35)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.display import shown_day, shown_number
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow, MoneyTable
from lowuse_plugin.gui.widgets.survey_units.words import both
from lowuse_plugin.qgis_bridge.area_text import mu_number
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.overlay.plan_coverage import PlanCoverage, PlannedUse

_NAME = "LowUse.PlanCoverage"
_TABLES = frozenset(
    {"project", "project_parcel", "parcel", "reference_layer", "reference_area", "import_package"}
)


def _read(store: Store, project: str) -> PlanCoverage | None:
    from lowuse_plugin.services.overlay.plan_coverage import plan_coverage  # noqa: PLC0415

    return plan_coverage(store, project)


class PlanPage(FollowedPage):
    """Follows the current project."""

    NAME = _NAME

    def __init__(
        self,
        context: PanelContext,
        show: Callable[[bytes], None],
        layers: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show no project yet.

        Args:
            context: The shared parts.
            show: Shows a shape on the map.
            layers: Opens the window with the layers.
            parent: Owner.
        """
        subject = Subject(_read, tr("Comparing with the detailed plans"), _TABLES)
        super().__init__(context, subject, parent)
        self._show_shape, self._to_layers = show, layers
        self._title = heading("")
        self._title.setObjectName(f"{_NAME}.State")
        self._facts = plain_label(f"{_NAME}.Facts")
        self._what = plain_label(f"{_NAME}.What")
        self._uses_title = heading(tr("Planned uses"))
        self._uses = MoneyTable(f"{_NAME}.Uses", _columns(), grows=True)
        self._plans = plain_label(f"{_NAME}.Plans")
        self._gap = quiet_button(f"{_NAME}.Gap", tr("Show what is not covered"), self._on_gap)
        buttons = FlowLayout()
        buttons.addWidget(self._gap)
        buttons.addWidget(quiet_button(f"{_NAME}.Layers", tr("Layers …"), layers))
        for widget in (self._title, self._facts, self._what):
            self._column.addWidget(widget)
        self._column.addLayout(buttons)
        for widget in (self._uses_title, self._uses, self._plans):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        install_f1(self, "overlay", "plan")
        self._begin()

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a project to see whether a detailed plan covers it."), ()

    def _instead(self, state: PlanCoverage) -> tuple[str, Sequence[Offer]]:
        if state.state != "unknown":
            return "", ()
        text = tr("No detailed plan is registered: it is not known whether one covers the project. "
                  "Import it as a reference layer.")  # fmt: skip
        return text, (Offer(tr("Layers …"), self._to_layers, f"{_NAME}.ToLayers"),)

    def _show(self, state: PlanCoverage) -> None:
        self._title.setText(state_word(state.state))
        lines = [
            labelled(tr("Land of the project"), both(state.whole_m2)),
            labelled(tr("Covered"), _part(state.covered_m2, state.whole_m2)),
            labelled(tr("Not covered"), _part(state.uncovered_m2, state.whole_m2)),
            labelled(tr("Areas in the plane of"), f"EPSG:{state.epsg}" if state.epsg else "—"),
        ]
        self._facts.setText("\n".join(lines))
        notes = []
        if state.from_parcels:
            notes.append(tr("The project has no boundary; the outline of its parcels was taken."))
        if state.is_strip:
            text = tr("What is not covered is nowhere wider than 1 m: compare the boundaries.")
            notes.append(text)
        elif state.state in ("partly", "uncovered"):
            notes.append(tr("P-35: the plan is to be made or adjusted together with the project."))
        self._what.setText("\n".join(notes))
        self._what.setVisible(bool(notes))
        self._uses.show_rows([_row(use, state.whole_m2) for use in state.uses])
        for widget in (self._uses_title, self._uses):
            widget.setVisible(bool(state.uses))
        plans = [
            commas(filter(None, (name, number, shown_day(day) if day else "")))
            for name, number, day in state.plans
        ]
        self._plans.setText("\n".join([tr("Registered plans:"), *plans]))
        self._gap.setVisible(state.uncovered is not None)

    def _seen(self, state: PlanCoverage | None) -> None:
        """Nothing is open that follows it."""

    def _aim(self) -> None:
        """Nothing is written here."""

    def _on_gap(self) -> None:
        state: PlanCoverage | None = self._state
        if state is not None and state.uncovered is not None:
            self._show_shape(state.uncovered)


def state_word(state: str) -> str:
    """Return a state of coverage in words."""
    return {
        "covered": "✓ " + tr("Covered by a detailed plan"),
        "partly": "◐ " + tr("Partly covered by a detailed plan"),
        "uncovered": "✕ " + tr("Not covered by any detailed plan"),
        "unknown": tr("Not known"),
    }[state]


def _part(area: float, whole: float) -> str:
    if not whole:
        return both(area)
    share = shown_number(exact(area) / exact(whole) * 100, places=2)
    return commas((both(area), f"{share} %"))


def _columns() -> list[MoneyColumn]:
    return [
        MoneyColumn(tr("Use")),
        MoneyColumn("m²", is_number=True),
        MoneyColumn(tr("mu"), is_number=True),
        MoneyColumn("%", is_number=True),
        MoneyColumn(tr("Plan")),
    ]


def _row(use: PlannedUse, whole: float) -> MoneyRow:
    area = exact(use.area_m2)
    cells = (
        " ".join(filter(None, (use.class_code, use.class_name))) or tr("not stated"),
        shown_number(area, places=2),
        mu_number(area),
        shown_number(area / exact(whole) * 100, places=2) if whole else "",
        commas(filter(None, (use.layer_name, use.document_no))),
    )
    return MoneyRow(cells)

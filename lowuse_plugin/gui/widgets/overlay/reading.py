# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the page 套合 shows, read in one go outside the interface thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lowuse_plugin.domain.overlay import LegacyProposal, OverlayLine
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.overlay.legacy_proposal import LegacyOutlook
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer
    from lowuse_plugin.services.survey_units.details import UnitDetails

TABLES = frozenset(
    {
        "parcel", "survey_unit", "survey_unit_parcel", "legacy_land", "tag", "overlay_run",
        "overlay_result", "reference_layer", "reference_area", "control_line_version",
        "control_line", "three_old_area", "import_package",
    }
)  # fmt: skip
"""What the page rests on."""


@dataclass(frozen=True)
class OverlaySubject:
    """A parcel or one of its survey units, with what it was laid over."""

    table: str
    uuid: str
    label: str
    area_m2: float | None
    lines: tuple[OverlayLine, ...]
    proposals: tuple[LegacyProposal, ...]
    """The kinds of legacy land that the overlay speaks for, the graver one first."""
    unknown: str
    """Code of why nothing can be said of legacy land; empty when something can."""
    unit: UnitDetails | None
    """The survey unit whose legacy land a person may confirm; None for land without one."""

    def accepted(self, proposal: LegacyProposal) -> bool:
        """Tell whether the unit has legacy land of a proposed kind already."""
        kinds = {proposal.kind, proposal.alternative} - {""}
        rows = self.unit.legacy if self.unit is not None else ()
        return any(row.land.legacy_kind in kinds for row in rows)


@dataclass(frozen=True)
class OverlayState:
    """A parcel with its units, and the layers that there are."""

    parcel: str
    subjects: tuple[OverlaySubject, ...]
    """The parcel first."""
    layers: tuple[RegisteredLayer, ...]

    @property
    def analysed(self) -> bool:
        """Whether any layer was analysed at all."""
        return any(layer.analysed_on is not None for layer in self.layers)

    @property
    def not_current(self) -> tuple[str, ...]:
        """Names of layers that were never analysed, or changed since."""
        return tuple(layer.name for layer in self.layers if not layer.current)


def read_overlays(store: Store, parcel: str) -> OverlayState | None:
    """Return the overlays of a parcel and of its units, None when the parcel is gone.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.domain.moments import office_today  # noqa: PLC0415
    from lowuse_plugin.services.overlay.legacy_proposal import legacy_outlook  # noqa: PLC0415
    from lowuse_plugin.services.overlay.reference_layers import layers_of  # noqa: PLC0415
    from lowuse_plugin.services.survey_units.details import details_of  # noqa: PLC0415

    with store.read() as reading:
        row = reading.row("parcel", parcel)
        if row is None or row["retired_at"] is not None:
            return None
        layers = layers_of(reading, store.info.crs, office_today())
        units = details_of(reading, parcels=[parcel])
        whole = next((unit for unit in units if unit.whole_parcels and unit.members == 1), None)
        code = row["parcel_code"] or row["unit_code"] or row["map_number"] or f"#{row['fid']}"
        area = row["plane_area_m2"]
        names = ("parcel", parcel, str(code), _number(area))
        own = _subject(names, legacy_outlook(reading, parcel=parcel), whole)
        parts = [
            _subject(
                ("survey_unit", unit.uuid, unit.label, unit.area_m2),
                legacy_outlook(reading, unit=unit.uuid),
                unit,
            )
            for unit in units
            if unit is not whole
        ]
    return OverlayState(parcel, (own, *parts), layers)


def _subject(
    names: tuple[str, str, str, float | None],
    outlook: LegacyOutlook,
    unit: UnitDetails | None,
) -> OverlaySubject:
    """Return a subject with what is proposed for it.

    Args:
        names: Table, uuid, label and area.
        outlook: What it was laid over, and what that suggests.
        unit: The unit that legacy land belongs to.
    """
    table, uuid, label, area_m2 = names
    return OverlaySubject(
        table=table,
        uuid=uuid,
        label=label,
        area_m2=area_m2,
        lines=tuple(outlook.lines),
        proposals=outlook.proposals,
        unknown=outlook.unknown,
        unit=unit,
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合 in words: classes, findings and figures of overlays, as page and window say them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code, shown_day, shown_number
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyColumn, MoneyRow
from lowuse_plugin.qgis_bridge.area_text import mu_number
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, semicolons, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.overlay import LegacyProposal, OverlayLine
    from lowuse_plugin.services.overlay.analysis import OverlaySummary
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer

_MOST_WHY = 4
_FINDINGS = ("farmland", "redline", "non_construction")


def kind_word(layer: RegisteredLayer) -> str:
    """Return what kind of layer it is, in the words of the code list."""
    if layer.reference_kind:
        return shown_code("reference_kind", layer.reference_kind)
    return shown_code("overlay_layer_kind", layer.kind)


def analysed_text(layer: RegisteredLayer) -> str:
    """Return when a layer was analysed last, and whether that still holds."""
    if layer.analysed_on is None:
        return tr("never")
    day = shown_day(layer.analysed_on)
    if not layer.current:
        return with_aside(day, tr("changed since"))
    return with_aside(day, tr("chosen parcels only")) if layer.partial else day


def layer_columns() -> list[MoneyColumn]:
    """Return the columns of the table of layers."""
    return [
        MoneyColumn(tr("Layer")),
        MoneyColumn(tr("Kind of layer")),
        MoneyColumn(tr("Shapes"), is_number=True),
        MoneyColumn(tr("Analysed")),
        MoneyColumn(tr("Source")),
        MoneyColumn(tr("Data as of")),
        MoneyColumn(tr("CRS of the file")),
        MoneyColumn(tr("Document number")),
        MoneyColumn(tr("Message")),
    ]


def layer_row(layer: RegisteredLayer) -> MoneyRow:
    """Return a layer as a row of that table."""
    cells = (
        layer.name,
        kind_word(layer),
        f"{layer.areas:,}",
        analysed_text(layer),
        layer.source,
        shown_day(layer.as_of) if layer.as_of else "",
        layer.crs,
        layer.document_no,
        layer.message,
    )
    return MoneyRow(cells, layer.key, tip=_layer_tip(layer))


def _layer_tip(layer: RegisteredLayer) -> str:
    since = layer.in_workspace_since
    lines = [
        labelled(tr("Registered by"), layer.registered_by) if layer.registered_by else "",
        labelled(tr("In the workspace since"), shown_day(since)) if since else "",
        labelled(tr("Analysed by"), layer.analysed_by) if layer.analysed_by else "",
        labelled(tr("Message"), layer.message) if layer.message else "",
    ]
    return "\n".join(line for line in lines if line)


def line_columns() -> list[MoneyColumn]:
    """Return the columns of the table of a parcel: a panel has room for few."""
    return [
        MoneyColumn(tr("Layer, class or document")),
        MoneyColumn("m²", is_number=True),
        MoneyColumn(tr("mu"), is_number=True),
        MoneyColumn("%", is_number=True),
    ]


def line_row(line: OverlayLine, key: str) -> MoneyRow:
    """Return one overlap as a row of that table; what is to be noted stands in its tip."""
    area = exact(line.overlap_m2)
    sign = "✕ " if line.finding else "⚠ " if line.boundary_error or not line.holds else ""
    named = class_text(line)
    own = "" if named == tr("whole layer") else f" {named}"
    cells = (
        f"{sign}{line.layer_name}{own}",
        shown_number(area, places=2),
        mu_number(area),
        shown_number(exact(line.share) * 100, places=2),
    )
    return MoneyRow(cells, key, is_total=bool(line.finding), tip=_line_tip(line))


def class_text(line: OverlayLine) -> str:
    """Return class code and name as people read them."""
    if not line.overlaps:
        return tr("no overlap")
    return class_words(line.layer_kind, line.class_code, line.class_name)


def class_words(layer_kind: str, code: str, name: str) -> str:
    """Return a class of a layer of some kind as people read it."""
    from lowuse_plugin.domain.overlay import (  # noqa: PLC0415
        REFERENCE,
        UNCLASSED_NAME,
        WHOLE,
    )

    own = code if layer_kind == REFERENCE and code != WHOLE else ""
    if name == UNCLASSED_NAME:
        return own or tr("whole layer")
    return " ".join(dict.fromkeys(word for word in (own, name) if word)) or tr("whole layer")


def _line_tip(line: OverlayLine) -> str:
    parts = [
        shown_code("overlay_finding", line.finding) if line.finding else "",
        tr("boundary error") if line.boundary_error else "",
        "" if line.holds else tr("out of date"),
        line.layer_name,
        class_text(line),
        labelled(tr("Source"), line.source) if line.source else "",
        labelled(tr("Data as of"), shown_day(line.as_of)) if line.as_of else "",
        labelled(tr("Analysed"), shown_day(line.analysed_on)) if line.analysed_on else "",
    ]
    return semicolons(part for part in parts if part)


def finding_texts(lines: Sequence[OverlayLine]) -> list[str]:
    """Return what hinders a submission, one text a kind and layer with its area."""
    areas: dict[tuple[str, str], float] = {}
    for line in lines:
        if line.finding:
            key = (line.finding, line.layer_name)
            areas[key] = areas.get(key, 0.0) + line.overlap_m2
    order = {finding: place for place, finding in enumerate(_FINDINGS)}
    ranked = sorted(areas.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0][1]))
    return [
        tr(
            "{finding} {area} m² ({layer}); this hinders the submission.",
            finding=shown_code("overlay_finding", finding),
            area=shown_number(area, places=2),
            layer=layer,
        )
        for (finding, layer), area in ranked
    ]


def parcels_counted(count: int) -> str:
    """Return how many parcels."""
    return tr("1 parcel") if count == 1 else tr("{count} parcels", count=f"{count:,}")


def units_counted(count: int) -> str:
    """Return how many survey units."""
    return tr("1 unit") if count == 1 else tr("{count} units", count=f"{count:,}")


def summary_text(summary: OverlaySummary) -> str:
    """Return what an analysis did and what it found, in a line."""
    computed = sum(1 for layer in summary.layers if layer.subjects)
    count, same = len(summary.layers), len(summary.layers) - computed
    text = (
        tr("1 layer analysed, {same} of them unchanged.", same=same)
        if count == 1
        else tr("{count} layers analysed, {same} of them unchanged.", count=count, same=same)
    )
    parts = [
        labelled(
            shown_code("overlay_finding", kind),
            commas((parcels_counted(count.parcels), units_counted(count.units))),
        )
        for kind, count in summary.findings.items()
        if count.parcels or count.units
    ]  # fmt: skip
    return " ".join((text, semicolons(parts) if parts else tr("Nothing that hinders was found.")))


def why_text(proposal: LegacyProposal) -> str:
    """Return on what a proposal rests, as the basis that is kept: it is Chinese on paper."""
    lines = [
        f"{line.layer_name}（{shown_day(line.as_of) if line.as_of else '时点不详'}）"
        f"{line.class_name or '不重叠'} {shown_number(exact(line.overlap_m2), places=2)} m²"
        for line in proposal.why[:_MOST_WHY]
    ]
    return "套合分析：" + "；".join(lines) + ("等" if len(proposal.why) > _MOST_WHY else "")


def messages_of(lines: Sequence[OverlayLine], layers: Sequence[RegisteredLayer]) -> list[str]:
    """Return the messages of registered layers on which land lies, in their order."""
    touched = {line.layer_key for line in lines if line.overlap_m2 > 1}
    return [
        labelled(layer.name, layer.message)
        for layer in layers
        if layer.message and layer.key in touched
    ]

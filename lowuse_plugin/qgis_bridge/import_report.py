# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an import in lines that people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.import_report import ImportReport


def summary_lines(report: ImportReport) -> Iterator[str]:
    """Yield what a person must know of the whole file."""
    yield tr(
        "{file}: {rows} rows read, {imported} imported as they are, {changed} with changes, "
        "{refused} refused",
        file=report.file_name,
        rows=report.rows_read,
        imported=report.imported,
        changed=report.changed,
        refused=report.refused,
    )
    yield tr(
        "In the workspace {created} are new, {updated} updated, {unchanged} as before",
        created=report.created,
        updated=report.updated,
        unchanged=report.unchanged,
    )
    yield tr(
        "Fields: {fields}",
        fields=", ".join(f"{field} → {column}" for column, field in report.mapping.items()) or "-",
    )
    for remark in report.remarks:
        yield describe_code(remark.code, remark.params)
    for finding in report.findings:
        first = {name: values[0] for name, values in finding.params.items()}
        yield tr(
            "{count} rows, first row {row}: {sentence}",
            count=len(finding.rows),
            row=report.first_row + int(finding.rows[0]),
            sentence=describe_code(finding.code, first),
        )

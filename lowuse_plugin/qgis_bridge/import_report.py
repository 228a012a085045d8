# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The report of an import in lines that people read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.importing.report import CHANGED, IMPORTED, REFUSED, sentence_code
from lowuse_plugin.exchange.report_csv import Words
from lowuse_plugin.qgis_bridge.i18n import speaks_chinese, tr
from lowuse_plugin.qgis_bridge.messages import describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport


_BESIDE = ("right_holder", "parcel_holder", "enterprise_year", "parcel")
"""Tables whose columns a file may bring beside those of its own table."""


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
        fields=", ".join(
            f"{field} → {column_title(column, report.table)}"
            for column, field in report.mapping.items()
        )
        or "-",
    )
    if report.unused:
        yield describe_code("FIELDS_UNUSED", {"fields": "、".join(report.unused)})
    for remark in report.remarks:
        yield describe_code(remark.code, remark.params)
    for finding in report.findings:
        first = {name: values[0] for name, values in finding.params.items()}
        yield tr(
            "{count} rows, first row {row}: {sentence}",
            count=len(finding.rows),
            row=report.first_row + int(finding.rows[0]),
            sentence=describe_code(sentence_code(finding.code, finding.effect), first),
        )


def report_words() -> Words:
    """Return the words of a saved report in the language of the session."""
    row, name, code = tr("Row"), tr("Enterprise"), tr("Credit code")
    return Words(
        headings=(row, tr("Outcome"), tr("Code"), tr("Explanation")),
        unmatched_headings=(row, code, name, tr("Address"), tr("Reason")),
        outcomes={
            IMPORTED: tr("imported"),
            CHANGED: tr("imported with changes"),
            REFUSED: tr("refused"),
        },
    )


def column_title(column: str, table: str) -> str:
    """Return a column as people call it: in Chinese by its title, else by its name.

    Args:
        column: Name, with ``@2023`` behind it where it is of one year.
        table: The table that the file goes into; others that it brings are looked through after.
    """
    if not speaks_chinese():
        return column
    name, _, year = column.partition("@")
    tables = schema.shipped().tables
    for each in (table, *_BESIDE):
        if name in tables[each].columns:
            return f"{tables[each].columns[name].title}{f'（{year}年）' if year else ''}"
    return column

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""《关于提供企业纳税情况的函（代拟稿）》 of a county government as a Word document (Y-44)."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.domain import schema
from lowuse_plugin.domain.places import DISTRICTS
from lowuse_plugin.domain.tax_request import CLAUSE, LIST_TITLE, TITLE, TaxRequest, mark_of
from lowuse_plugin.exchange.templates.filled_docx import write_filled

_TEMPLATE = "tax_request.docx"
_DRAFT = "代拟稿"
_CITY = "江门市"


def write_tax_request_docx(path: Path, request: TaxRequest) -> None:
    """Write the letter; an existing file is replaced only when the new one is complete.

    Raises:
        LowUseError: As :func:`~lowuse_plugin.exchange.templates.filled_docx.write_filled`.
    """
    years = "、".join(str(year) for year in request.years)
    content = {
        "title": TITLE,
        "draft": f"（{_DRAFT}）",
        "document_no": request.document_no or "　　府函〔　　　　〕　　号",
        "tax_office": f"国家税务总局{place_name(request.district)}税务局",
        "clause": CLAUSE,
        "count": f"{len(request.firms):,}",
        "years": years,
        "rows": f"{len(request.asked):,}",
        "list_title": LIST_TITLE,
        "government": f"{place_name(request.district)}人民政府",
        "contact": request.requested_by,
        "firms": [
            {"number": str(number), "uscc": firm.uscc or "（未取得）", "name": firm.name}
            for number, firm in enumerate(request.firms, 1)
        ],
        "notices": "",
        "watermark": "",
        "fingerprint": mark_of(request.uuid),
    }
    write_filled(
        path, _TEMPLATE, content, title=f"{TITLE}（{_DRAFT}）", comments=mark_of(request.uuid)
    )


def place_name(district: str) -> str:
    """Return how papers name a district: 江门市蓬江区, but 台山市."""
    if district not in DISTRICTS:
        return _CITY
    name = schema.shipped().codes["district"].values[district]
    return f"{_CITY}{name}" if name.endswith("区") else name


__all__ = ["place_name", "write_tax_request_docx"]

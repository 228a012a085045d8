# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asking the tax office for taxes by a 函, and keeping how far it is answered (Y-44).

A 函 and its answers hold enterprises and years, never an amount.
"""

from __future__ import annotations

import json
import uuid as uuids
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import now_utc, office_today
from lowuse_plugin.domain.ports import Insert, Reading, Receipt, Store, Update
from lowuse_plugin.domain.tax_request import AskedFirm, Pair, TaxRequest, check_request
from lowuse_plugin.services.retry import until_undisturbed

REQUEST = "tax_request"


def new_request(
    store: Store,
    *,
    district: str,
    enterprises: Collection[str],
    years: Sequence[int],
    document_no: str,
    requested_on: date,
    requested_by: str,
) -> tuple[TaxRequest, Receipt]:
    """Keep a 函 that is to be sent.

    Args:
        store: The workspace.
        district: Whose government asks.
        enterprises: Uuids; in the 函 they stand by name.
        years: 纳税所属期.
        document_no: Empty while it has none.
        requested_on: Day of the 函.
        requested_by: Who prepares it.

    Raises:
        LowUseError: Those of :func:`~lowuse_plugin.domain.tax_request.check_request`;
            ``TAX_REQUEST_FIRM_GONE`` where an enterprise is not in the workspace any more; what
            the store raises.
    """
    wanted = sorted(set(years))
    check_request(enterprises, wanted, requested_by)
    with store.read() as reading:
        known = {row["uuid"]: row for row in reading.table("enterprise").to_rows()}
    gone = [uuid for uuid in enterprises if uuid not in known]
    if gone:
        raise LowUseError("TAX_REQUEST_FIRM_GONE", count=len(gone))
    rows = sorted((known[uuid] for uuid in set(enterprises)), key=lambda row: str(row["name"]))
    firms = tuple(AskedFirm(row["uuid"], row["uscc"] or "", row["name"]) for row in rows)
    request = TaxRequest(
        str(uuids.uuid4()), 1, district, document_no.strip(), requested_on,
        requested_by.strip(), tuple(wanted), firms,
    )  # fmt: skip
    values = {
        "district": district,
        "document_no": request.document_no or None,
        "requested_on": requested_on.isoformat(),
        "requested_by": request.requested_by,
        "years": json.dumps(wanted),
        "enterprises": _firms_json(firms),
    }
    receipt = store.write([Insert(REQUEST, request.uuid, values)], reason="税收数据函")
    return request, receipt


def list_requests(store: Store) -> tuple[TaxRequest, ...]:
    """Return the 函, the newest first, each with what is asked, answered and missing."""
    with store.read() as reading:
        return read_requests(reading)


def read_requests(reading: Reading) -> tuple[TaxRequest, ...]:
    """Return the 函 of a state of the workspace."""
    rows = reading.table("tax_requests").to_rows()
    if not rows:
        return ()
    done = frozenset(reading.table("tax_packages_done")["uuid"].to_list())
    return tuple(_request(row, done) for row in rows)


def read_request(reading: Reading, uuid: str) -> TaxRequest | None:
    """Return one 函, None where there is none."""
    return next((each for each in read_requests(reading) if each.uuid == uuid), None)


def answered(
    store: Store, uuid: str, package: str, pairs: Collection[Pair], *, on: date | None = None
) -> Receipt:
    """Note what an import answered of a 函; what came before stays.

    Args:
        store: The workspace.
        uuid: Of the 函.
        package: The import.
        pairs: Enterprises and years of which it brought a tax; others than asked are passed over.
        on: Day of the answer, today when left out.

    Raises:
        LowUseError: ``TAX_REQUEST_GONE``; what the store raises.
    """

    def attempt() -> Receipt:
        with store.read() as reading:
            request = read_request(reading, uuid)
        if request is None:
            raise LowUseError("TAX_REQUEST_GONE", request=uuid)
        came = frozenset(pairs) & request.asked
        firms = tuple(
            replace(
                firm,
                answered={
                    **firm.answered,
                    **{year: package for one, year in came if one == firm.uuid},
                },
            )
            for firm in request.firms
        )
        values = {
            "enterprises": _firms_json(firms),
            "answered_on": (on or office_today()).isoformat(),
            "answer_package_uuid": package,
        }
        update = Update(REQUEST, uuid, request.version, values)
        return store.write([update], reason=f"税务部门回复 {request.label}")

    return until_undisturbed(attempt)


def change_document_no(store: Store, uuid: str, version: int, document_no: str) -> Receipt:
    """Enter the number that the office gave a 函 when it was sent.

    Raises:
        LowUseError: What the store raises, a conflict among them.
    """
    update = Update(REQUEST, uuid, version, {"document_no": document_no.strip() or None})
    return store.write([update], reason="填写函的文号")


def retire_request(store: Store, uuid: str, version: int, *, reason: str) -> Receipt:
    """Take a 函 out of the list: it was never sent, or another took its place.

    Raises:
        LowUseError: ``REASON_MISSING``; what the store raises, a conflict among them.
    """
    if not reason.strip():
        raise LowUseError("REASON_MISSING")
    values = {"retired_at": now_utc(), "retired_reason": reason.strip()}
    return store.write([Update(REQUEST, uuid, version, values)], reason=reason.strip())


def _request(row: Mapping[str, Any], done: frozenset[str]) -> TaxRequest:
    package = row["answer_package_uuid"]
    holds = row["answered_on"] and (package is None or package in done)
    firms = tuple(
        AskedFirm(
            each["uuid"],
            each.get("uscc", ""),
            each["name"],
            {int(year): found for year, found in each.get("answered", {}).items()},
        )
        for each in json.loads(row["enterprises"])
    )
    return TaxRequest(
        uuid=row["uuid"],
        version=row["row_version"],
        district=row["district"],
        document_no=row["document_no"] or "",
        requested_on=date.fromisoformat(row["requested_on"]),
        requested_by=row["requested_by"],
        years=tuple(json.loads(row["years"])),
        firms=firms,
        answered_on=date.fromisoformat(row["answered_on"]) if holds else None,
        valid_packages=done,
    )


def _firms_json(firms: Sequence[AskedFirm]) -> str:
    return json.dumps(
        [
            {
                "uuid": firm.uuid,
                "uscc": firm.uscc,
                "name": firm.name,
                **({"answered": {str(y): p for y, p in firm.answered.items()}}
                   if firm.answered else {}),
            }
            for firm in firms
        ],
        ensure_ascii=False,
    )  # fmt: skip


__all__ = [
    "answered",
    "change_document_no",
    "list_requests",
    "new_request",
    "read_request",
    "read_requests",
    "retire_request",
]

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The registry is asked once for all parcels of a merge, and its answer is entered once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QComboBox, QDateEdit, QLineEdit, QPushButton, QScrollArea

from lowuse_plugin.domain.merging.register_query import QueriedParcel, QueryFound
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.merging.query_dialog import MergeQueryDialog, QueryRequest
from lowuse_plugin.gui.dialogs.merging.step_dialog import MergeStepDialog
from lowuse_plugin.gui.merging.command import MergeCommand
from lowuse_plugin.gui.merging.query_command import ACTION, MergeQueryCommand
from lowuse_plugin.services.history.undo_save import undo_save
from tests.qgis.layers.layer_desk import until
from tests.qgis.merging import test_merge_cases_window as office
from tests.qgis.merging.test_merge_cases_window import (
    change,
    opened,
    part,
    press,
    said,
    send,
    up_to,
    window_of,
)
from tests.qgis.merging.test_merging_tab_order import tab_stops
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle

path, command = office.path, office.command
LONG_AGO = timedelta(days=40)


@pytest.fixture
def queries(session_desk: SessionDesk) -> Iterator[MergeQueryCommand]:
    queries = MergeQueryCommand(session_desk.context, session_desk.window)
    yield queries
    queries.release()
    settle()


def recorded(desk: SessionDesk) -> dict[str, tuple[object, ...]]:
    store = desk.session.store
    assert store is not None
    with store.read() as reading:
        rows = {key: reading.row("parcel", key) or {} for key in "abc"}
    columns = ("seized", "seized_checked_on", "mortgaged")
    return {key: tuple(row[name] for name in columns) for key, row in rows.items()}


def choose(form: MergeQueryDialog, name: str, code: str) -> None:
    box = part(form, QComboBox, f"MergeQuery.{name}")
    box.setCurrentIndex(box.findData(code))


def form_of(
    desk: SessionDesk, count: int, other: Mapping[int, QueryFound] | None = None
) -> MergeQueryDialog:
    """Return the form of parcels asked 40 days ago, of which nobody knows a mortgage."""
    old = QueryFound("no", office_today() - LONG_AGO, "unknown")
    parcels = tuple(
        QueriedParcel(str(at), f"440704001001GB{at:05d}", 1, (other or {}).get(at, old))
        for at in range(1, count + 1)
    )
    form = MergeQueryDialog(
        QueryRequest(parcels, "李经办", 30, 1), desk.session.waiting, desk.window
    )
    form.show()
    settle()
    return form


def test_one_answer_fills_all_parcels_and_is_one_save_that_can_be_undone(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    old = (office_today() - LONG_AGO).isoformat()
    for key in "abc":
        change(path, key, seized=None, seized_checked_on=None, mortgaged=None)
    change(path, "c", mortgaged="yes", seized="no", seized_checked_on=old)
    session_desk.open(path)
    before = recorded(session_desk)
    assert session_desk.context.actions.do(ACTION, ("a", "b", "c")) == ""
    session_desk.rest()
    form = opened(session_desk, MergeQueryDialog)
    assert not form.edited
    assert not form.ok.isEnabled()
    choose(form, "All.Seized", "no")
    choose(form, "All.Mortgaged", "no")
    part(form, QLineEdit, "MergeQuery.Number").setText("江海查〔2026〕12号")
    # A mortgage that is recorded is not taken back silently.
    assert said(form, "MergeQuery.Kept").startswith("1 parcels say something else")
    send(session_desk, form)
    today = office_today().isoformat()
    assert recorded(session_desk) == {
        "a": ("no", today, "no"), "b": ("no", today, "no"), "c": ("no", today, "yes"),
    }  # fmt: skip
    store = session_desk.session.store
    assert store is not None
    with store.read() as reading:
        row = reading.row("parcel", "a") or {}
        [line] = reading.table("history_change", change_id=row["change_id"]).to_rows()
        told = reading.table("undo_lines", transaction=line["transaction_id"])["reason"]
    assert set(told.to_list()) == {f"登记簿查询：江海查〔2026〕12号，{today}"}
    undo_save(store, line["transaction_id"])
    assert recorded(session_desk) == before


def test_what_was_typed_of_a_parcel_stays_until_it_is_said_that_it_goes(
    session_desk: SessionDesk,
) -> None:
    form, today = form_of(session_desk, 8), office_today()
    choose(form, "5.Seized", "yes")
    choose(form, "All.Seized", "no")
    found = form.entry.found
    assert found["1"] == QueryFound("no", today, "unknown")
    assert found["5"] == QueryFound("yes", today - LONG_AGO, "unknown")
    assert "…001001GB00005" in said(form, "MergeQuery.Kept")
    part(form, QPushButton, "MergeQuery.Overwrite").click()
    assert set(form.entry.found.values()) == {QueryFound("no", today, "unknown")}
    assert said(form, "MergeQuery.Kept") == ""
    form.discard()


def test_a_typed_seizure_outlasts_a_common_mortgage_that_is_filled_in(
    session_desk: SessionDesk,
) -> None:
    today = office_today()
    form = form_of(session_desk, 3, {3: QueryFound("no", today, "yes")})
    choose(form, "2.Seized", "yes")
    choose(form, "All.Mortgaged", "no")
    part(form, QPushButton, "MergeQuery.Overwrite").click()
    choose(form, "All.Mortgaged", "yes")
    found = form.entry.found
    assert found["2"] == QueryFound("yes", today - LONG_AGO, "yes")
    assert found["3"] == QueryFound("no", today, "yes")
    form.discard()


def test_a_corrected_day_reaches_the_parcels_that_were_filled_in(
    session_desk: SessionDesk,
) -> None:
    today = office_today()
    form = form_of(session_desk, 2, {2: QueryFound("yes", today - LONG_AGO, "no")})
    choose(form, "All.Seized", "no")
    part(form, QPushButton, "MergeQuery.Overwrite").click()
    before = today - timedelta(days=1)
    part(form, QLineEdit, "MergeQuery.All.Day").setText(before.isoformat())
    assert form.entry.found["2"] == QueryFound("no", before, "no")
    form.discard()


def test_screen_readers_say_of_each_field_whose_it_is(session_desk: SessionDesk) -> None:
    form = form_of(session_desk, 2)
    names = [
        part(form, QComboBox, f"MergeQuery.{name}.Seized").accessibleName()
        for name in ("All", "1", "2")
    ]
    assert names == ["All 2 parcels Seizure", "…001001GB00001 Seizure", "…001001GB00002 Seizure"]
    assert part(form, QLineEdit, "MergeQuery.2.Day").accessibleName() == (
        "…001001GB00002 Day of the query"
    )
    form.discard()


def test_a_mortgage_needs_no_day_of_a_query_of_seizures(session_desk: SessionDesk) -> None:
    form = form_of(session_desk, 2, {2: QueryFound("no", None, "unknown")})
    choose(form, "All.Mortgaged", "no")
    assert form.ok.isEnabled(), form.ok.toolTip()
    # A day that cannot be read is told with its parcel.
    part(form, QLineEdit, "MergeQuery.2.Day").setText("昨天")
    assert form.ok.toolTip().startswith("No day: …001001GB00002 “昨天”.")
    choose(form, "2.Seized", "yes")
    part(form, QLineEdit, "MergeQuery.2.Day").setText("")
    assert form.ok.toolTip() == "Enter the day of the query: …001001GB00002."
    form.discard()


def test_what_a_colleague_saved_is_taken_in_and_nothing_typed_is_lost(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    session_desk.open(path)
    session_desk.context.actions.do(ACTION, ("a", "b", "c"))
    session_desk.rest()
    form = opened(session_desk, MergeQueryDialog)
    today = office_today()
    yesterday = (today - timedelta(days=1)).isoformat()
    choose(form, "2.Seized", "yes")
    part(form, QLineEdit, "MergeQuery.2.Day").setText(today.isoformat())
    # What nobody typed follows the colleague and is not worth a word.
    change(path, "a", seized="no", seized_checked_on=yesterday)
    until(lambda: part(form, QLineEdit, "MergeQuery.1.Day").text() == yesterday)
    assert "colleague" not in said(form, "MergeQuery.Said")
    # The same answer is none either.
    change(path, "b", seized="yes", seized_checked_on=today.isoformat())
    until(lambda: not form.ok.isEnabled())
    assert "colleague" not in said(form, "MergeQuery.Said")
    # Another one is told; what was typed stays and can be written then.
    change(path, "b", seized="no", seized_checked_on=yesterday)
    choose(form, "3.Seized", "yes")
    until(lambda: f"(Seizure: not seized, {yesterday})" in said(form, "MergeQuery.Said"))
    assert part(form, QComboBox, "MergeQuery.2.Seized").currentData() == "yes"
    send(session_desk, form)
    assert [row[:2] for row in recorded(session_desk).values()][1] == ("yes", today.isoformat())


def test_a_save_that_a_colleague_forestalled_goes_through_after_a_look(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    for key in "ab":
        change(path, key, seized_checked_on=(office_today() - LONG_AGO).isoformat())
    session_desk.open(path)
    session_desk.context.actions.do(ACTION, ("a", "b"))
    session_desk.rest()
    form = opened(session_desk, MergeQueryDialog)
    choose(form, "All.Seized", "no")
    change(path, "b", seized="yes")
    send(session_desk, form)
    until(lambda: "⚠ Nothing was written. A colleague" in said(form, "MergeQuery.Said"))
    # The seizure that the colleague entered is not taken back silently.
    assert form.entry.found["b"].seized == "yes"
    send(session_desk, form)
    assert [row[0] for row in recorded(session_desk).values()][:2] == ["no", "yes"]


def test_a_form_with_a_parcel_that_counts_no_more_says_so(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    session_desk.open(path)
    session_desk.context.actions.do(ACTION, ("a", "b"))
    session_desk.rest()
    form = opened(session_desk, MergeQueryDialog)
    change(path, "b", retired_at="2024-06-01T00:00:00Z", retired_reason="宗地合并")
    until(lambda: "宗地合并" in said(form, "MergeQuery.Said"))
    assert not form.ok.isEnabled()
    form.discard()


def test_the_age_of_the_query_and_a_day_that_cannot_be_are_told_at_the_field(
    session_desk: SessionDesk,
) -> None:
    form = form_of(session_desk, 2)
    assert said(form, "MergeQuery.Age").startswith("⚠ The query is older than 30 days: …")
    choose(form, "All.Seized", "no")
    assert said(form, "MergeQuery.Age").startswith("Older than 30 days: a warning at the acc")
    assert form.ok.isEnabled()
    day = part(form, QLineEdit, "MergeQuery.All.Day")
    day.setText((office_today() + timedelta(days=1)).isoformat())
    assert form.ok.toolTip().startswith("The query cannot lie in the future")
    day.setText("")
    assert form.ok.toolTip().startswith("Enter the day of the query")
    day.setText("昨天")
    assert "昨天" in form.ok.toolTip()
    assert not form.ok.isEnabled()
    form.discard()


def test_thirty_parcels_scroll_and_the_keyboard_goes_line_by_line(
    session_desk: SessionDesk,
) -> None:
    form = form_of(session_desk, 30)
    assert form.height() <= form.screen().availableGeometry().height()
    assert form.rect().contains(form.ok.mapTo(form, form.ok.rect().bottomRight()))
    choose(form, "All.Seized", "no")
    choose(form, "2.Seized", "yes")  # the button that takes it back stands above the parcels
    stops = [each.removeprefix("LowUse.MergeQuery.") for each in tab_stops(form)]
    first = stops.index("Number")
    assert stops[first : first + 8] == [
        "Number", "All.Seized", "All.Day", "All.Mortgaged", "Overwrite",
        "1.Seized", "1.Day", "1.Mortgaged",
    ]  # fmt: skip
    form.discard()


def test_the_form_of_an_acceptance_leads_to_the_query_and_warns_no_more_after_it(
    session_desk: SessionDesk, command: MergeCommand, queries: MergeQueryCommand, path: Path
) -> None:
    old: date = office_today() - LONG_AGO
    for key in "ab":
        change(path, key, seized_checked_on=old.isoformat())
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    step = opened(session_desk, MergeStepDialog)
    assert "40 days ago" in said(step, "MergeStep.Warned")
    assert step.focusWidget() is part(step, QDateEdit, "MergeStep.Day")  # not the button above
    press(session_desk, step, "MergeStep.Query")
    form = opened(session_desk, MergeQueryDialog)
    choose(form, "All.Seized", "no")
    send(session_desk, form)
    until(lambda: "40 days ago" not in said(step, "MergeStep.Warned"))
    send(session_desk, step)
    assert office.now(session_desk).state == "accepted"


def test_a_step_with_many_warnings_says_the_first_and_no_field_is_squeezed(
    session_desk: SessionDesk, command: MergeCommand, path: Path
) -> None:
    up_to("proposed", path)
    page = window_of(session_desk, command, path).page
    press(session_desk, page, "MergeCase.Main")
    step = opened(session_desk, MergeStepDialog)
    step.warn([f"…GB{at:05d}: the query is too old, ask the register again" for at in range(30)])
    settle()
    warned = said(step, "MergeStep.Warned").splitlines()
    assert warned[4:] == ["⚠ …GB00004: the query is too old, ask the register again",
                          "⚠ and 25 more"]  # fmt: skip
    day = part(step, QDateEdit, "MergeStep.Day")
    assert day.height() >= day.minimumSizeHint().height()
    [scroll] = step.findChildren(QScrollArea)
    inside = scroll.widget().layout()
    assert scroll.widget().height() >= inside.minimumHeightForWidth(scroll.widget().width())
    assert step.height() <= step.screen().availableGeometry().height()
    step.discard()

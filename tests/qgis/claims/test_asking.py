# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows that ask and save: nothing typed is lost, and a late save is told with its workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.roles import Role
from lowuse_plugin.gui.claim_command import ClaimCommand
from lowuse_plugin.gui.dialogs.claim_step_dialog import ClaimStepDialog
from lowuse_plugin.gui.dialogs.payment_dialog import PaymentDialog
from lowuse_plugin.gui.widgets.subsidy import ledger_reading
from lowuse_plugin.services.claims.payments import read_ledger
from lowuse_plugin.store.workspace import open_workspace
from tests.qgis.claims.claim_desk import (
    Held,
    become,
    claim_command,
    dialog,
    dialogs,
    enter,
    page_in_dock,
    press,
    text,
)
from tests.qgis.claims.claim_workspace import claim_at, claim_store
from tests.qgis.layers.layer_desk import until
from tests.qgis.session_desk import SessionDesk
from tests.qgis.window import settle
from tests.store.support import LI


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """甲 (p) with an approved sum, 乙 (q) with a claim that was filed."""
    with claim_store(
        tmp_path_factory.mktemp("claims"), ("p", {"name": "甲"}), ("q", {"name": "乙"})
    ) as store:
        claim_at(store, "approved", "p")
        claim_at(store, "calculated", "q")
        return store.path


@pytest.fixture
def path(template: Path, folder: Path) -> Path:
    return Path(shutil.copy(template, folder / "甲库.gpkg"))


@pytest.fixture
def claims(session_desk: SessionDesk) -> Iterator[ClaimCommand]:
    yield from claim_command(session_desk)


def paid(claims: ClaimCommand, desk: SessionDesk, voucher: str) -> PaymentDialog:
    """Return the window of a payment with a voucher that was typed."""
    claims.ask_payment("payment", "p")
    desk.rest()
    asked = dialog(desk, PaymentDialog)
    enter(asked, "Voucher", voucher)
    return asked


def lines(path: Path) -> int:
    with open_workspace(path, actor=LI) as store:
        return len(read_ledger(store, "p").lines)


def test_a_payment_that_was_typed_is_not_replaced_and_keeps_the_workspace_open(
    claims: ClaimCommand, session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    claims.ask_payment("payment", "p")
    session_desk.rest()
    assert claims.may_leave()  # only looked at
    asked = paid(claims, session_desk, "记-123")
    claims.ask_payment("payment", "p")
    session_desk.rest()
    assert dialog(session_desk, PaymentDialog) is asked
    assert asked.entered.voucher_no == "记-123"
    assert not claims.may_leave()
    assert text(asked, "Payment.Ask.Text").startswith("？ What you decided and entered here")
    press(asked, "AskWrite")
    session_desk.rest()
    assert lines(path) == 1
    assert claims.may_leave()


def test_escape_asks_before_a_step_that_was_typed_is_gone(
    claims: ClaimCommand, session_desk: SessionDesk, path: Path
) -> None:
    page = page_in_dock(session_desk, path, "Procedure", "q")
    page._do("advance")
    asked = dialog(session_desk, ClaimStepDialog)
    asked.reject()
    settle()
    assert dialogs(session_desk, ClaimStepDialog) == []  # nothing was entered
    page._do("advance")
    asked = dialog(session_desk, ClaimStepDialog)
    enter(asked, "Opinion", "很长的意见")
    asked.reject()
    assert asked.isVisible()
    press(asked, "AskStay")
    assert asked.entry.opinion == "很长的意见"
    asked.reject()
    press(asked, "AskDiscard")
    settle()
    assert dialogs(session_desk, ClaimStepDialog) == []
    assert claims.may_leave()


def test_a_save_that_ends_in_another_workspace_is_told_with_the_name_of_its_own(
    claims: ClaimCommand,
    session_desk: SessionDesk,
    path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session_desk.open(path)
    other = Path(shutil.copy(path, folder / "乙库.gpkg"))
    written = Held(lambda booked: booked)
    real = ledger_reading.book
    monkeypatch.setattr(ledger_reading, "book", lambda *asked: written(real(*asked)))
    asked = paid(claims, session_desk, "记-123")
    press(asked)
    assert not claims.may_leave()  # it is on its way
    until(lambda: written.calls == 1)
    session_desk.session.open(other)
    until(lambda: session_desk.session.path == other)
    written.release()
    session_desk.rest()
    [told] = [said for said in session_desk.said if said.startswith("Saved in 甲库: Booked for 甲")]
    assert "3,168,000.00" in told
    assert (lines(path), lines(other)) == (1, 0)


def test_a_save_that_fails_in_another_workspace_is_told_with_the_name_of_its_own(
    claims: ClaimCommand,
    session_desk: SessionDesk,
    path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session_desk.open(path)
    other = Path(shutil.copy(path, folder / "乙库.gpkg"))
    held = Held(ledger_reading.book, LowUseError("MATERIAL_DAY_IN_FUTURE", title="凭证"))
    monkeypatch.setattr(ledger_reading, "book", held)
    press(paid(claims, session_desk, "记-123"))
    session_desk.session.open(other)
    until(lambda: session_desk.session.path == other)
    held.release()
    session_desk.rest()
    [told] = [said for said in session_desk.said if "Nothing was written" in said]
    assert told.startswith("In 甲库: Booking for 甲. Nothing was written. ")


def test_an_open_window_follows_the_role(
    claims: ClaimCommand, session_desk: SessionDesk, path: Path
) -> None:
    session_desk.open(path)
    asked = paid(claims, session_desk, "记-123")
    assert asked.ok.isEnabled()
    become(session_desk, Role.VIEWER, "王五")
    assert not asked.ok.isEnabled()
    assert text(asked, "Payment.Said")
    become(session_desk, Role.REVIEWER, "王五")
    assert asked.ok.isEnabled()

# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a message offers acts on the workspace of its message, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QPushButton

from lowuse_plugin.domain.ports import Update
from tests.qgis.session_desk import SessionDesk
from tests.services.parcels.parcel_workspace import parcel_workspace

Places = tuple[Path, Path]


@pytest.fixture
def places(folder: Path) -> Iterator[Places]:
    """Two workspaces with the same parcels."""
    found = []
    for name in ("甲", "乙"):
        (folder / name).mkdir()
        with parcel_workspace(folder / name, results=False) as store:
            found.append(store.path)
    return tuple(found)  # type: ignore[return-value]


def save(desk: SessionDesk, far: float) -> str:
    """Save a parcel as commands do, and tell it."""
    store = desk.session.store
    assert store is not None
    with store.read() as reading:
        version = dict(reading.row("parcel", "a") or {})["row_version"]
    receipt = store.write([Update("parcel", "a", version, {"far": far})], reason="更正")
    desk.context.tell_saved(store, receipt.transaction_id, "440… 已保存：容积率。")
    return receipt.transaction_id


def far(desk: SessionDesk) -> float:
    assert desk.session.store is not None
    with desk.session.store.read() as reading:
        return float(dict(reading.row("parcel", "a") or {})["far"])


def offers(desk: SessionDesk) -> list[str]:
    return [
        button.objectName()
        for item in desk.desk.bar.items()
        for button in item.findChildren(QPushButton)
        if button.objectName().startswith("LowUse.Message")
    ]


def test_an_undoing_names_the_step_within_its_sentence(
    session_desk: SessionDesk, places: Places
) -> None:
    session_desk.open(places[0])
    save(session_desk, 0.5)
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert far(session_desk) == 0.25
    said = session_desk.said[-1]
    assert said == "Undone: “440… 已保存：容积率”. Both steps stand in the log."
    session_desk.press("LowUse.Message.BringBack")
    session_desk.rest()
    assert far(session_desk) == 0.5
    session_desk.context.undo.undo_last()  # what was brought back is what was saved last
    session_desk.rest()
    assert "恢复：更正" in session_desk.said[-1]
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert far(session_desk) == 0.25


def test_offers_go_with_their_workspace_and_the_words_stay(
    session_desk: SessionDesk, places: Places
) -> None:
    session_desk.open(places[0])
    save(session_desk, 0.5)
    save(session_desk, 0.75)
    session_desk.press("LowUse.Message.Undo")
    session_desk.rest()
    assert sorted(set(offers(session_desk))) == ["LowUse.Message.BringBack", "LowUse.Message.Undo"]
    words = session_desk.said
    session_desk.open(places[1])
    assert offers(session_desk) == []
    assert session_desk.said[: len(words)] == words


def test_an_undoing_held_back_never_reaches_another_workspace(
    session_desk: SessionDesk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Callable[[], None]] = []
    monkeypatch.setattr(
        session_desk.messages, "success", lambda _text, undo=None, **_more: kept.append(undo)
    )
    session_desk.open(places[0])
    save(session_desk, 0.5)
    session_desk.open(places[1])
    before = session_desk.session.store.known  # type: ignore[union-attr]
    kept[0]()
    session_desk.rest()
    assert "not open any more" in session_desk.said[-1]
    assert session_desk.session.store.known == before  # type: ignore[union-attr]

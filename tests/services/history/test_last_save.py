# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Who saved what last, apart from oneself."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.services.history.last_save import last_save_of_others
from lowuse_plugin.store.workspace import create_workspace, open_workspace
from tests.store.support import LI, ZHANG, new_uuid, parcel


def test_one_s_own_bulk_change_does_not_hide_a_colleague_s_save(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "库.gpkg", district="440703", actor=ZHANG) as store:
        path = store.path
    with open_workspace(path, actor=LI) as store:
        store.write([parcel(new_uuid())], reason="补录")
    with open_workspace(path, actor=ZHANG) as store:
        store.write([parcel(new_uuid()) for _ in range(6000)], reason="批量")  # 6,000 lines
        found = last_save_of_others(store, ZHANG)
    assert found is not None
    assert (found.by, found.reason) == ("李四", "补录")

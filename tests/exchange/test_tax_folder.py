# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
from __future__ import annotations

import os
import re
from multiprocessing import get_context
from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.tax_rows import Delivery, TaxRow
from lowuse_plugin.exchange.taxes.folder import TaxFolder

ABOUT = Delivery("税.xlsx", "a" * 64, "440704", "2026-01-05", "李四", "p1")


def rows(tax: str = "10", years: tuple[int, ...] = (2022, 2023)) -> list[TaxRow]:
    return [TaxRow("91440700123456789X", "=甲,“公司”", year, tax, "税务局", 4) for year in years]


def test_a_delivery_comes_back_as_it_was_and_calculates_nothing(tmp_path: Path) -> None:
    folder = TaxFolder(tmp_path)
    done = folder.add(rows(), ABOUT)
    assert re.fullmatch(r"税收_440704_2022-2023_\d{8}T\d{12}Z_[0-9a-f]{16}\.csv", done.file_name)
    content = (tmp_path / done.file_name).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert "'=甲" in content.decode("utf-8-sig")
    found = folder.rows()
    assert [(r.uscc, r.name, r.year, r.tax_wan, r.row) for r in found] == [
        ("91440700123456789X", "=甲,“公司”", 2022, "10", 4),
        ("91440700123456789X", "=甲,“公司”", 2023, "10", 4),
    ]
    assert {(r.source_file, r.imported_by, r.package) for r in found} == {("税.xlsx", "李四", "p1")}


def test_the_last_delivery_counts_and_none_is_overwritten(tmp_path: Path) -> None:
    folder = TaxFolder(tmp_path)
    folder.add(rows("10"), ABOUT)
    folder.add(rows("12", (2023,)), ABOUT)
    again = folder.add(rows("12", (2023,)), ABOUT)
    assert {(r.year, r.tax_wan) for r in folder.rows()} == {(2022, "10"), (2023, "12")}
    assert len(list(tmp_path.iterdir())) == 2
    assert (tmp_path / again.file_name).exists()


def _deliver(args: tuple[str, int]) -> str:
    path, number = args
    return TaxFolder(Path(path)).add(rows(str(number), (2000 + number,)), ABOUT).file_name


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    with get_context("spawn").Pool(3) as pool:
        names = pool.map(_deliver, [(str(tmp_path), number) for number in range(12)])
    assert len(set(names)) == 12
    assert {row.year for row in TaxFolder(tmp_path).rows()} == {2000 + n for n in range(12)}
    assert not list(tmp_path.glob(".*"))


def test_a_delivery_that_was_changed_afterwards_is_found_out(tmp_path: Path) -> None:
    folder = TaxFolder(tmp_path)
    path = tmp_path / folder.add(rows(), ABOUT).file_name
    path.write_bytes(path.read_bytes().replace(b"10", b"99"))
    with pytest.raises(LowUseError) as caught:
        folder.rows()
    assert (caught.value.code, caught.value.params["file"]) == ("TAX_FILE_DAMAGED", path.name)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LowUseError) as caught:
            TaxFolder(tmp_path).add(rows(), ABOUT)
    finally:
        tmp_path.chmod(0o700)
    assert caught.value.code == "TAX_FOLDER_NOT_WRITABLE"


def test_a_folder_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    folder = TaxFolder(tmp_path / "没有")
    for work in (lambda: folder.add(rows(), ABOUT), folder.rows):
        with pytest.raises(LowUseError) as caught:
            work()
        assert caught.value.code in ("TAX_FOLDER_NOT_WRITABLE", "TAX_FOLDER_UNREADABLE")
        assert caught.value.params["detail"] == "DETAIL_GONE"
    assert not folder.path.exists()

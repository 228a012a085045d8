# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
import pickle

from lowuse_plugin.domain.errors import CancelledError, ConflictError, LowUseError


def test_an_error_carries_its_code_and_what_the_sentence_names():
    error = LowUseError("CRS_MISSING", file="宗地.shp", expected="EPSG:4526")
    assert (error.code, error.params["file"]) == ("CRS_MISSING", "宗地.shp")
    assert str(error) == "CRS_MISSING: file=宗地.shp, expected=EPSG:4526"
    assert str(LowUseError("BUSY")) == "BUSY"


def test_errors_survive_the_way_between_processes():
    for error in (
        LowUseError("CRS_MISSING", file="a"),
        ConflictError("CONFLICT", table="parcel", uuid="u", expected=1, found=2),
        CancelledError(),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert (again.code, again.params) == (error.code, error.params)

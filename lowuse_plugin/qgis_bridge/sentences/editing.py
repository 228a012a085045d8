# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What people change by hand: fields, boundaries, many rows at once, undoing."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "BOUNDARY_ABSENT": (
        "{count} of the chosen parcels are current no more; a colleague retired them. Choose "
        "again from the list."
    ),
    "BOUNDARY_AREA_SINCE": (
        "{who} changed the {field} of {parcel} at {when}, after this drawing began: {before} → "
        "{after} m². Check that the boundary fits to it."
    ),
    "BOUNDARY_BEYOND_REGISTERED": (
        "{parcel}: the drawn area of {drawn_m2} m² differs from the registered {registered_m2} "
        "m² by {change_m2} m², more than 5 %. Check the boundary, or note in the reason why."
    ),
    "BOUNDARY_CHANGED_SINCE": (
        "{parcel} was saved by {who} at {when}, after this drawing began. Choose under “To be "
        "decided” whose boundary holds."
    ),
    "BOUNDARY_EMPTY": "{parcel} has no shape. Draw it, or delete the row.",
    "BOUNDARY_GAP": (
        "Between {parcel} and {other} a gap of {area_m2} m² has come. Snap the boundary points "
        "to each other, or leave the gap if the land lies so."
    ),
    "BOUNDARY_GAP_BEFORE": (
        "Between {parcel} and {other} there is a gap of {area_m2} m²; it was there before."
    ),
    "BOUNDARY_GONE": (
        "{parcel} was retired by a colleague while you were drawing. Remove it from the "
        "drawing, or ask the colleague."
    ),
    "BOUNDARY_LAYER_STUCK": (
        "QGIS could not end editing of the layer: {detail} Put that shape right, or delete it, "
        "then write again."
    ),
    "BOUNDARY_NOTHING": "No boundary differs from the workspace; there is nothing to write.",
    "BOUNDARY_NOT_SOUND": (
        "{count} things must be put right before anything is written. First: {first}"
    ),
    "BOUNDARY_OUTSIDE": (
        "{parcel} lies outside the coordinates of {crs}. Move it, or paste it from a layer "
        "with the right CRS."
    ),
    "BOUNDARY_OVERLAP": (
        "{parcel} and {other} now overlap by {area_m2} m². Snap the boundary points to each other."
    ),
    "BOUNDARY_OVERLAP_BEFORE": "{parcel} and {other} overlap by {area_m2} m²; they did so before.",
    "BOUNDARY_RINGS": (
        "{parcel}: holes or parts lie wrongly near x {x}, y {y}. A hole must lie inside, parts "
        "must not cover each other."
    ),
    "BOUNDARY_SELF_CROSSING": (
        "{parcel}: the boundary crosses itself at x {x}, y {y}. Move or delete the boundary "
        "point there."
    ),
    "BOUNDARY_SHORT_EDGE": (
        "{parcel}: two boundary points stand less than 1 cm from each other at x {x}, y {y}. "
        "Delete one of them."
    ),
    "BOUNDARY_SPIKE": (
        "{parcel}: the boundary turns back on itself at x {x}, y {y} (spike). Delete the "
        "boundary point there."
    ),
    "BOUNDARY_STACKED": (
        "{parcel} covers {other} nearly as a whole ({area_m2} m²): probably drawn or pasted "
        "twice. Delete one, unless two rights lie on the same land."
    ),
    "BOUNDARY_STACKED_BEFORE": (
        "{parcel} covers {other} nearly as a whole ({area_m2} m²); it did so before."
    ),
    "BOUNDARY_TINY": (
        "{parcel} has only {area_m2} m², less than {least_m2} m²: probably a scrap that was "
        "left over. Delete it, or join it to a neighbour."
    ),
    "BOUNDARY_UNIT_STAYS": (
        "{parcel} is tagged: its survey unit keeps the former outline and area until it is "
        "tagged anew."
    ),
    "BULK_NOTHING": "Nothing is chosen that would change anything; nothing was saved.",
    "BULK_TOO_MANY": (
        "{count} parcels are too many for one save; split them into parts of at most {expected}."
    ),
    "BULK_UNDECIDED": (
        "{count} cells were changed by colleagues meanwhile and are not decided yet: check "
        "what is to be written, uncheck what is to stay."
    ),
    "BULK_VALUE_MISSING": "Enter what {field} is to become. To empty it, choose “Clear”.",
    "CELL_ERROR": (
        "Cell {cell} of sheet {sheet} holds the error {value}. Correct it in the table, then "
        "read it again."
    ),
    "CELL_FORMULA": (
        "Cell {cell} of sheet {sheet} is a formula without a stored result. Save the table "
        "in Excel or WPS once, or put the value there, then read it again."
    ),
    "CELL_NUMBER_TAKEN": (
        "{field} {value} is that of another parcel already; no two parcels may have it."
    ),
    "CELL_SERIAL_DATE": "The number {value} was read as the day {day}, as Excel counts days.",
    "CELL_UNIT": (
        "The heading of {field} states the unit {unit}; {expected} or a unit that converts "
        "to it is expected. Correct the heading."
    ),
    "CELL_UNREADABLE": "“{value}” is no value of {field}; expected: {expected}.",
    "COLUMN_NOT_EDITABLE": "{field} cannot be changed here: the plugin computes or keeps it.",
    "COLUMN_NOT_TAKEN": "The column {field} is no field that can be changed; it is not taken.",
    "CONFLICT_REASON_MISSING": (
        "Say why the colleague's values in {groups} are not taken; it goes into the log."
    ),
    "CONFLICT_UNDECIDED": "Choose for each of {groups} which values are to stay.",
    "DISTRICT_CODE_DIFFERS": "District {district} differs from {by_code} in the parcel code.",
    "EDIT_AREA_FOLLOWS": (
        "The plane area was measured anew in the reference system of the new district."
    ),
    "EDIT_HOLDERS_FOLLOW": "The linked right holders were changed with the name.",
    "EDIT_NOTHING": "Nothing was changed, so there is nothing to save.",
    "EDIT_NOT_ALLOWED": "{fields} cannot be edited here: the plugin computes or keeps it.",
    "EDIT_REASON_MISSING": "Enter why you change it; the reason goes into the log.",
    "EDIT_ROW_GONE": (
        "The row is not in the workspace any more. Open the list anew and look for it."
    ),
    "EDIT_ROW_RETIRED": (
        "{row} was retired on {day} ({reason}) and cannot be edited. Undo the retiring first."
    ),
    "EXPRESSION_AREA": (
        "{function} measures on the ellipsoid or in whatever the project is set to. Use the "
        'field "plane_area_m2" (图形平面面积), which has the area in the plane of the district.'
    ),
    "EXPRESSION_EMPTY": "The result is empty for {count} parcels; they are not changed.",
    "EXPRESSION_FAILED": "The expression gives nothing here: {detail}",
    "EXPRESSION_FAILED_MORE": "The expression fails for {count} more parcels.",
    "EXPRESSION_FORBIDDEN": (
        "{function} cannot be used here: it reads layers or runs code, and the values must "
        "come from the workspace alone."
    ),
    "EXPRESSION_FULL_WIDTH": (
        "The expression has full-width signs {signs}. Type brackets, commas and quotation marks "
        "with the English keyboard."
    ),
    "EXPRESSION_INVALID": (
        "The expression is not written correctly. Fields stand in double quotation marks, texts "
        "in single ones, brackets come in pairs. QGIS says: {detail}"
    ),
    "EXPRESSION_UNKNOWN_FIELD": "There is no field {fields}. Choose one from the list of fields.",
    "FIELD_ABOVE_PERCENT": "{field} is {value}; a share cannot be above 100 %.",
    "FIELD_ABOVE_WHOLE": "{field} of {value} m² is more than {other} of {expected} m². Check both.",
    "FIELD_COMMA_UNCLEAR": (
        "{field}: the comma in “{value}” can be read in two ways. Write 1234.5 without a comma."
    ),
    "FIELD_DAYS_REVERSED": "{field} {value} must be after {other} {expected}.",
    "FIELD_IN_FUTURE": "{field} {value} lies in the future. Correct the day.",
    "FIELD_IS_ZERO": "{field} is 0. Leave it empty when it is not known.",
    "FIELD_LOOKS_LIKE_SHARE": (
        "{field} of {value} is very low. The unit is %: enter {expected} if {expected} % is meant."
    ),
    "FIELD_NEGATIVE": "{field} is {value}; it cannot be below zero.",
    "FIELD_NOT_A_DATE": "{field}: “{value}” is not a full day. Write it like 2024-03-05.",
    "FIELD_NOT_A_NUMBER": (
        "{field}: “{value}” is not a number. Write it like 1234.56, an area also like 1.2万 or "
        "30亩, money like 450万; powers of ten such as 1e3 are not read."
    ),
    "FIELD_NOT_IN_LIST": "{field}: “{value}” is not in the list. Choose one of {expected}.",
    "FIELD_NOT_WHOLE": "{field}: “{value}” must be a whole number.",
    "FIELD_NO_SUCH_DAY": (
        "{field}: there is no day “{value}”. Check year, month and day; write it like 2024-03-05."
    ),
    "FIELD_REQUIRED": "{field} must not be empty.",
    "FIELD_UNUSUALLY_HIGH": "{field} of {value} is unusually high (above {expected}). Check it.",
    "GIVEN_CELL_GREY": (
        "{field} is a grey column that only names the parcel; its change is not taken. Export the "
        "table with this field to change it."
    ),
    "GIVEN_ROWS_CONTRADICT": (
        "Rows {rows} are about the same parcel and differ in {fields}; none of them is taken. "
        "Keep the right one in the table and give it again."
    ),
    "GIVEN_ROWS_TAKEN_OUT": (
        "{count} rows of the table that went out are not in it any more; their parcels stay "
        "as they are."
    ),
    "GIVEN_ROW_AMBIGUOUS": "{count} parcels have this number; give the parcel code.",
    "GIVEN_ROW_GONE": "The parcel is not in the workspace any more, or was retired.",
    "GIVEN_ROW_TWICE": "Row {first} is about the same parcel already; keep one of them.",
    "GIVEN_ROW_UNKNOWN": "No parcel has this number. New parcels come in by import, not here.",
    "GIVEN_ROW_WITHOUT_KEY": "The row has no number that names a parcel.",
    "HOLDERS_CHANGED": (
        "A colleague changed the holders of {parcel} since they were shown. Open them anew and "
        "enter what is to change."
    ),
    "HOLDER_CARD_DOUBTFUL": (
        "This is no number of an identity card: 18 characters, the last one a check digit. It is "
        "kept as it stands."
    ),
    "HOLDER_NAMES_TOGETHER": (
        "{name}: these are several holders. Enter them under “Edit …” as holders of the parcel, "
        "then their numbers here."
    ),
    "HOLDER_NAME_MISSING": "Enter the name of every holder; “无” and “不详” name nobody.",
    "HOLDER_NUMBER_DOUBTFUL": (
        "This is neither the number of an identity card nor a unified social credit code, each of "
        "18 characters: correct it, or choose its kind. It is kept as it stands."
    ),
    "HOLDER_NUMBER_TAKEN": (
        "{name} has this id number already, not {entered}. Check both on the certificate; the "
        "number is one person's only."
    ),
    "HOLDER_SHARES_SUM": (
        "The shares are {sum} together, not the whole: check them on the certificate. They are "
        "kept as they stand."
    ),
    "HOLDER_SHARE_BLANK": (
        "Some holders have a share and others none: enter the missing ones, or leave all empty. "
        "They are kept as they stand."
    ),
    "HOLDER_SHARE_UNIT": (
        "“{value}” is no part of a whole: is {value}% meant? Enter it such as 1/2 or 50%. It is "
        "kept as it stands."
    ),
    "HOLDER_TWICE": "{name}: two holders of a parcel cannot have one id number.",
    "HOLDER_USCC_DOUBTFUL": (
        "This is no unified social credit code: 18 characters, the last one a check character. "
        "It is kept as it stands."
    ),
    "IDLE_DENIED": "{field} is filled in, but the land is stated as not idle. Check both.",
    "INDUSTRY_CODE_UNKNOWN": (
        "{field} “{value}” is not a code of GB/T 4754, such as C13 or 1310. Enter the code."
    ),
    "LEASE_ENDED": (
        "{holder} does not work on this parcel any more: nothing was taken over. Open the editing "
        "as usual."
    ),
    "LEASE_PASSED_ON": (
        "It is not {holder} any more who works on this parcel, but {by}: nothing was taken over. "
        "Ask {by}."
    ),
    "LINE_UNKNOWN": "Line {seq} is not in the log of this workspace; read the history again.",
    "NEW_CODE_MISSING": "{parcel} has no parcel code. It can be added later in the card.",
    "NEW_CODE_USED": (
        "Parcel code {value} belongs to another current parcel. Correct it, or leave it empty."
    ),
    "NEW_DISTRICT_MISSING": (
        "{parcel}: the district “{value}” is none of {expected}. Choose one in the attribute form."
    ),
    "PARCELS_UNKNOWN": (
        "{count} of {expected} chosen parcels are no longer current. Refresh the list and choose "
        "again."
    ),
    "PASTE_EMPTY": (
        "There is no text in the clipboard. Copy the table in Excel or WPS first, heading included."
    ),
    "PASTE_TOO_LARGE": (
        "This is no table of text, or it is too large to paste. Save it as a file and import that."
    ),
    "PASTE_WITHOUT_HEADING": (
        "The first line must hold the names of the columns, such as 宗地代码 and 登记面积. Copy "
        "the heading too."
    ),
    "REASON_MISSING": "State the reason: it goes into the log.",
    "RESTORE_NEWER": (
        "The row was changed by {changed_by} at {changed_at} after you looked; nothing was "
        "restored. Read the history again and decide anew."
    ),
    "RESTORE_NOTHING": "Nothing that was chosen differs from that state; nothing to restore.",
    "RESTORE_NOT_THERE": "This row was not there yet after that step, so it cannot be restored.",
    "RESTORE_REASON_MISSING": "Say why the older state is restored; the reason goes into the log.",
    "RETIRE_ABSENT": (
        "{count} of the chosen parcels are current no more; they were retired already."
    ),
    "RETIRE_BUILT_UPON": (
        "{count} parcels cannot be retired, first {first}: {kinds} still rest on them. "
        "Withdraw the tag, take the parcel out of the project, or end the merge or filing "
        "first."
    ),
    "RETIRE_DATE_FUTURE": (
        "The day of retirement, {on}, lies in the future. Choose today or an earlier day."
    ),
    "STORED_GEOMETRY_UNREADABLE": (
        "A stored geometry is not readable ({detail}). Verify the workspace and restore a backup "
        "if it is damaged."
    ),
    "TABLE_NOT_OURS": (
        "{file} is no table that was written with “Export editable table”, or its hidden "
        "parts are gone. Export it anew, or copy its cells and use “Paste table”."
    ),
    "TABLE_NO_COLUMNS": "Choose at least one column that is to be changed.",
    "TABLE_NO_MATCH": (
        "None of the {rows} rows names a parcel of this workspace. Look at {expected}."
    ),
    "TABLE_OF_OTHER_HISTORY": (
        "{file} is from a state that {workspace} does not have: a backup was restored since. "
        "Export the table anew."
    ),
    "TABLE_OF_OTHER_WORKSPACE": (
        "{file} was exported from another workspace ({found}), not from {expected}. Open "
        "that one to read it back."
    ),
    "TABLE_WITHOUT_KEY": "No column names the parcels. One of {expected} is needed.",
    "TABLE_WITHOUT_VALUES": "Besides the parcel numbers there is no column that can be changed.",
    "UNDO_ALREADY_DONE": "This was undone already: by {by} at {at}.",
    "UNDO_BUILT_UPON": (
        "This cannot be undone: {count} later entries ({table}) rest on it, the last by {by} at "
        "{at}. Undo those first."
    ),
    "UNDO_CHANGED_SINCE": "This cannot be undone: {count} of its rows ({table}) were changed "
    "since, last by {by} at {at}. Undo that first, or change the rows by hand.",
    "UNDO_IMPORT_VOID": "An import that was undone is not brought back. Import {file} again.",
    "UNDO_LEDGER_DIFFERS": (
        "Voucher {value} cannot be brought back: approval or ledger are others by now, it would be "
        "booked otherwise. Enter the payment again."
    ),
    "UNDO_NOTHING": "This step changed no rows; there is nothing to undo.",
    "UNDO_NOT_FOUND": "There is no save {transaction} in the log of this workspace.",
    "UNDO_OVERLAY": (
        "An overlay analysis only computes what lies on what; it is not undone. If a layer or a "
        "parcel is wrong, undo or correct that and run the analysis again."
    ),
    "UNDO_REFERENCE_GONE": (
        "This cannot be brought back: {count} entries ({table}) on which it rests count no more, "
        "the last since {by} at {at}. Bring those back first, or enter it again."
    ),
    "UNDO_TOO_LARGE": "“{reason}” is a bulk save and is not undone here: undo an import with Undo "
    "an import, and compute a computed result again.",
    "UNDO_UNIT_DOUBLED": (
        "This cannot be brought back: parcel {parcel} lies in survey unit {unit} by now and would "
        "be counted twice. Undo or retire that unit first."
    ),
    "USE_UNKNOWN": "Use {value} is not in the table of uses; it was kept as it is.",
    "USE_WORD": (
        "{field} “{value}” is a word, not a code of the stated standard. The code of {name} in "
        "GB/T 21010-2017 is {code}."
    ),
}

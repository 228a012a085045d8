# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One sentence for every published code: what was expected, and what to do.

English source; the Chinese stands in ``i18n/lowuse_zh.ts``. Names in braces are parameters of the
error or finding that carries the code.
"""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    "ACCEPTANCE_DATE_SENSITIVE": "Different acceptance dates lie on both sides of the validity.",
    "ADDRESS_AMBIGUOUS": "Several parcels have this address. Match it by hand.",
    "APPLICANT_MISSING": "It is not stated who applies.",
    "APPLICANT_NOT_HOLDER": "The applicant is not the holder of every parcel.",
    "APPLIED_AFTER_EXPIRY": "Accepted within the validity, applied for after it.",
    "ARCHIVE_AMBIGUOUS": "{file} contains several shapefiles: {layers}. Unpack it and choose one.",
    "ARCHIVE_REFUSED": (
        "{file} was not unpacked ({detail} {member}). Ask for it again, packed with an ordinary "
        "program and without a password."
    ),
    "ARCHIVE_WITHOUT_SHAPEFILE": (
        "{file} contains no shapefile. Put .shp, .shx and .dbf into the archive."
    ),
    "AREA_BASIS_SENSITIVE": "Another area basis gives another result.",
    "AREA_DIFFERS": (
        "The registered area of {registered_m2} m² and the shape's {plane_m2} m² differ by more"
        " than a factor of 2. Check both."
    ),
    "AREA_NOT_OVER_30MU": "The redeveloped land is not above 30 mu.",
    "AREA_UNIT_SUSPECTED": (
        "The registered area is {registered_m2} m², the shape has {plane_m2} m²: the area was "
        "probably given in {unit}. Check its unit."
    ),
    "ATTACHMENT_KIND": (
        "{file} is no photo and no document that is taken in, whatever its name says. Expected is "
        "one of: {expected}."
    ),
    "ATTACHMENT_TOO_LARGE": (
        "{file} is too large ({found}; at most {expected}). Make it smaller and try again."
    ),
    "AXES_EXCHANGED": "North and east were exchanged as confirmed.",
    "AXES_NOT_SWAPPED": (
        "{file}, layer {layer}: after the exchange the coordinates {range} do not fit. Import it "
        "without exchanging north and east."
    ),
    "AXES_SWAPPED": (
        "In {file}, layer {layer}, north and east seem exchanged: {range} (CRS {crs}, fits "
        "{candidates}). Confirm the exchange, or correct the file."
    ),
    "BACKUP_DAMAGED": (
        "The copy of {file} is not whole ({detail}), so no backup was kept. Check the workspace."
    ),
    "BACKUP_FOLDER": (
        "No backup can be written to {folder} ({detail}). What you save is saved all the same; "
        "see that the folder can be written to."
    ),
    "BACKUP_NO_ROOM": (
        "There is too little room for a backup in {folder}: {needed_mb} MB are needed. What you "
        "save is saved all the same; make room there."
    ),
    "BACKUP_UNSOUND": (
        "A backup was made ({file}), but log and rows of the workspace disagree. Check the "
        "workspace and keep the older backups."
    ),
    "BATCH_TOO_LARGE": (
        "{found} rows of {table} in one batch are too many: split them into batches of at most "
        "{expected}."
    ),
    "BEYOND_ZONE": (
        "The parcel reaches beyond the zone of {crs} (112.5° E); areas are still given in the "
        "plane of its district."
    ),
    "BOUNDARY_ABSENT": (
        "{count} of the chosen parcels are current no more; a colleague retired them. Choose "
        "again from the list."
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
    "BOUNDARY_ERRORS": (
        "{count} parcels cross the control line by a thin strip only (boundary error). Treat each "
        "as inside or outside where nobody has yet."
    ),
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
        "{count} parcels are too many for one save; split them into parts of at most "
        "{expected}."
    ),
    "BULK_UNDECIDED": (
        "{count} cells were changed by colleagues meanwhile and are not decided yet: check "
        "what is to be written, uncheck what is to stay."
    ),
    "BULK_VALUE_MISSING": "Enter what {field} is to become. To empty it, choose “Clear”.",
    "CANCELLED": "Stopped on request. Nothing more was written.",
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
    "CELL_UNIT": (
        "The heading of {field} states the unit {unit}; {expected} or a unit that converts "
        "to it is expected. Correct the heading."
    ),
    "CELL_UNREADABLE": "“{value}” is no value of {field}; expected: {expected}.",
    "CHAIN_BROKEN": (
        "Line {seq} of the log does not follow the line before it: the log was changed outside "
        "the plugin. Compare with a backup."
    ),
    "CLASS_FLIPPED": "{before} at the last check, {after} now. Look why: the parcel, or the line.",
    "CODE_DISTRICT_UNKNOWN": "{field} {value} does not begin with a district of Jiangmen.",
    "CODE_FEATURE_UNKNOWN": "{field} {value}: the 14th character is not a known feature letter.",
    "CODE_FIXTURE_UNKNOWN": "{field} {value}: the 20th character should be F, L, Q or W.",
    "CODE_MISSING": "{field} is missing.",
    "CODE_OLD_OR_MALFORMED": "{field} {value} is old or not of the structure of GB/T 37346.",
    "CODE_OWNERSHIP_UNKNOWN": "{field} {value}: the 13th character should be G, J or Z.",
    "CODE_SERIAL_ZERO": "{field} {value}: the serial number is 00000.",
    "COLLAPSED": "The geometry has no area left. Correct the ring in the source.",
    "COLUMN_NOT_EDITABLE": "{field} cannot be changed here: the plugin computes or keeps it.",
    "COLUMN_NOT_TAKEN": "The column {field} is no field that can be changed; it is not taken.",
    "COLUMN_UNKNOWN": "Table {table} has no column {column} that may be set.",
    "CONDITIONS_DIFFER": "Conditions of use differ; a person has to judge them.",
    "CONDITIONS_MISSING": "Conditions of use are missing.",
    "CONFIRM_RENUMBERED": (
        "The row covers at least 95 % of parcel {parcel}, which has another number. Confirm that "
        "it was renumbered, or correct the shape or the number."
    ),
    "CONFIRM_SAME_PARCEL": (
        "Without a number, the row covers at least 95 % of parcel {parcel}. Confirm that it is the "
        "same one, or give it a number."
    ),
    "CONFLICT_REASON_MISSING": (
        "Say why the colleague's values in {groups} are not taken; it goes into the log."
    ),
    "CONFLICT_UNDECIDED": "Choose for each of {groups} which values are to stay.",
    "CONNECTED": "All parcels share boundaries.",
    "CONTROL_CHECK_MIXED": (
        "The results rest on several versions of the control line ({versions}). Run the check "
        "again, so that all rest on one."
    ),
    "CONTROL_CHECK_NONE": (
        "No parcel of the chosen area has a result of the control-line check that holds. Run the "
        "check first, or choose another area."
    ),
    "CONTROL_LINE_EMPTY": (
        "Control-line version {version} has no polygons. Import them before checking."
    ),
    "CONTROL_LINE_NONE_IN_FORCE": (
        "No control line is in force on {on} (known versions: {known}). Import one or choose "
        "another day."
    ),
    "CONTROL_LINE_SEVERAL_IN_FORCE": (
        "Several control lines are in force on {on}: {versions}. Enter the end date of the older "
        "one."
    ),
    "CONTROL_RULE_OUT_OF_RANGE": "{field} is {value}; a value in {expected} was expected.",
    "COORDINATES_ASTRAY": "The row lies far from all others. Correct its coordinates.",
    "CRS_IMPLAUSIBLE": (
        "{file}, layer {layer}, states {crs}, but its coordinates {range} do not lie in Jiangmen "
        "then. They fit {candidates}. State the right CRS."
    ),
    "CRS_MISSING": (
        "{file}, layer {layer}, states no CRS. Its coordinates are {range}; they fit {candidates}. "
        "State the CRS."
    ),
    "CRS_OTHER_DATUM": (
        "{source} is on another datum than CGCS2000; without official parameters the result may be "
        "off by tens of metres. Have the surveyors convert it."
    ),
    "CRS_OVERRIDDEN": "The file states {stated}; {used} was used as you said.",
    "CRS_TRANSFORMED": (
        "Coordinates were carried from {source} to {target}, the CRS of the workspace."
    ),
    "CRS_TRANSFORM_FAILED": (
        "Coordinates cannot be carried from {source} to {target}. The stated CRS is probably "
        "wrong; check it."
    ),
    "CRS_UNKNOWN": (
        "{crs} is not a coordinate reference system that can be used. State one by its EPSG code."
    ),
    "DATES_REVERSED": "The right ends on {end}, not after it starts on {start}.",
    "DEFAULT_NOT_APPLIED": (
        "{rows} rows keep their {field}: a derived or default value only fills gaps. Edit them "
        "where it should be another."
    ),
    "DISK_FULL": (
        "The disk that holds {file} is full; nothing was saved. Free some space and save again."
    ),
    "DISPLAY_COPY_BUSY": (
        "A layer is still being read; the map shows the newest saves as soon as that has ended."
    ),
    "DISPLAY_COPY_FAILED": (
        "The display copy {file} in your cache could not be brought up to date: {detail}. The map "
        "may be out of date, the workspace is not touched. Open the workspace again."
    ),
    "DISPLAY_COPY_FULL": (
        "The disk that holds your cache is full: the display copy {file} could not be brought up "
        "to date and the map may be out of date. Free some space there."
    ),
    "DISTRICT_CODE_DIFFERS": "District {district} differs from {by_code} in the parcel code.",
    "DISTRICT_ELSEWHERE": "District {district} is not that of the workspace.",
    "DISTRICT_FROM_WORKSPACE": (
        "{rows} rows name no district; {district}, that of the workspace, was taken."
    ),
    "DISTRICT_MISSING": (
        "Neither a column nor the code names the district. State a district for the whole file."
    ),
    "DISTRICT_OPTION_DIFFERS": (
        "The file says district {district}, not the stated {stated}; the file was followed."
    ),
    "DISTRICT_OPTION_UNKNOWN": "{district} is not a district of Jiangmen. Expected: {expected}.",
    "DISTRICT_UNKNOWN": (
        "{found} is not a district of Jiangmen; expected a code such as 440703, or 440700 for the "
        "whole city."
    ),
    "EDITED_SINCE_IMPORT": (
        "{fields} were edited in the workspace since the last import and stay as they are. Let "
        "the file win if it is right."
    ),
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
    "ENCODING_UNKNOWN": (
        "The text of {file} is not in the encoding that was stated or recognised (UTF-8, "
        "GB18030). State the right one, or leave it empty."
    ),
    "EXAMPLE_RULES": "Rests on an example standard: for training only.",
    "EXCLUDED_THREE_OLD": "Handled under the three-old rules (三旧); this policy does not apply.",
    "EXPRESSION_AREA": (
        "{function} measures on the ellipsoid or in whatever the project is set to. Use the "
        'field "plane_area_m2" (图形平面面积), which has the area in the plane of the district.'
    ),
    "EXPRESSION_FAILED": "The expression gives nothing here: {detail}",
    "EXPRESSION_FAILED_MORE": "The expression fails for {count} more parcels.",
    "EXPRESSION_FORBIDDEN": (
        "{function} cannot be used here: it reads layers or runs code, and the values must "
        "come from the workspace alone."
    ),
    "EXPRESSION_INVALID": "The expression cannot be understood: {detail}",
    "EXPRESSION_UNKNOWN_FIELD": "There is no field {fields}. Choose one from the list of fields.",
    "FAR_BELOW_1_5": "The floor-area ratio does not reach 1.5.",
    "FAR_ROUNDING_SENSITIVE": "The ratio rounded to two decimals gives another result.",
    "FAR_SOURCE_CONFLICT": (
        "The stated floor-area ratio gives another result than the calculated one."
    ),
    "FIELDS_UNUSED": "Columns not used: {fields}",
    "FIELD_ABOVE_PERCENT": "{field} is {value}; a share cannot be above 100 %.",
    "FIELD_ABOVE_WHOLE": "{field} of {value} m² is more than {other} of {expected} m². Check both.",
    "FIELD_COMMA_UNCLEAR": (
        "{field}: the comma in “{value}” can be read in two ways. Write 1234.5 without a comma."
    ),
    "FIELD_DAYS_REVERSED": "{field} {value} must be after {other} {expected}.",
    "FIELD_IN_FUTURE": "{field} {value} lies in the future. Correct the day.",
    "FIELD_IS_ZERO": "{field} is 0. Leave it empty when it is not known.",
    "FIELD_NEEDED": "{file} has no column for {field}. Columns found: {headings}. Name its field.",
    "FIELD_NEGATIVE": "{field} is {value}; it cannot be below zero.",
    "FIELD_NOT_A_DATE": "{field}: “{value}” is not a full day. Write it like 2024-03-05.",
    "FIELD_NOT_A_NUMBER": "{field}: “{value}” is not a number. Write it like 1234.56.",
    "FIELD_NOT_IN_LIST": "{field}: “{value}” is not in the list. Choose one of {expected}.",
    "FIELD_NOT_WHOLE": "{field}: “{value}” must be a whole number.",
    "FIELD_REQUIRED": "{field} must not be empty.",
    "FIELD_UNUSUALLY_HIGH": "{field} of {value} is unusually high (above {expected}). Check it.",
    "FILE_CHANGED": (
        "{file} changed while it was being read. Nothing was imported; wait until it is complete "
        "and import again."
    ),
    "FILE_IS_WORKSPACE": (
        "{file} is a workspace, not a delivery. Export from it first, or choose another file."
    ),
    "FILE_NOT_FOUND": "{file} does not exist. Check the path and choose the file again.",
    "FILE_NOT_WRITABLE": (
        "{file} cannot be written ({detail}). Close it in other programs or choose another folder."
    ),
    "FILE_PART_MISSING": (
        "{file} is incomplete: {part} is missing. Copy all files of the shapefile into one folder."
    ),
    "FILE_UNREADABLE": (
        "{file} cannot be read ({detail}). It is damaged, cut off or of another kind; ask for it "
        "again."
    ),
    "FOLDER_MISSING": "The folder {folder} does not exist; create it or choose another one.",
    "FONTS_MISSING": (
        "No Chinese font is installed, so that maps cannot be printed. Install one ({expected}) "
        "and start QGIS again."
    ),
    "FORMAT_DBF": (
        "{file} is the table of a shapefile. Choose the .shp file beside it, or save the table as "
        "xlsx."
    ),
    "FORMAT_DWG": (
        "{file} is a DWG drawing. Save it as DXF in the CAD program, convert the closed parcel "
        "lines to SHP, and import that."
    ),
    "FORMAT_DXF": (
        "{file} is a DXF drawing. Open it in QGIS, export the polygons as GeoPackage or SHP with "
        "their CRS, and import that."
    ),
    "FORMAT_HTML": "{file} is a web page, not a workbook. Open it in Excel and save it as xlsx.",
    "FORMAT_MDB": (
        "{file} is an Access database. Export its layers from ArcGIS as GDB or SHP, or its tables "
        "as xlsx, and import those."
    ),
    "FORMAT_UNSUPPORTED": "The format of {file} is not supported. Expected: {expected}.",
    "FORMAT_XLSM": "{file} is a workbook with macros. Save it as xlsx and import that.",
    "GEOMETRY_EMPTY": "The row has no geometry. Draw or supply it.",
    "GEOMETRY_REFUSED": (
        "{field} is not a usable polygon ({reason}). Give a polygon with finite coordinates and an "
        "area."
    ),
    "GEOMETRY_REPAIRED": (
        "The geometry was invalid and has been repaired: the area changed by {area_change_m2} "
        "m², {dropped} lines, points or parts without area were dropped. Check the boundary."
    ),
    "GEOMETRY_UNREADABLE": (
        "{field} is not readable as WKT or WKB ({detail}). Correct the geometry."
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
    "GUARDS_OPEN": (
        "The record of the last finished save stands before log line {seq}: the protection "
        "against direct edits is off. Restore a backup."
    ),
    "HOLDER_BY_NAME": "Holders were compared by name, since an id number is missing.",
    "HOLDER_DIFFERS": "The holders are not the same.",
    "HOLDER_FIELD_MISSING": "With a layer, say which of its fields holds the holder.",
    "HOLDER_IDS_UNPAIRED": (
        "There are not as many id numbers or shares as holders; they were left out."
    ),
    "HOLDER_KEPT_APART": (
        "{name} is also the name of another holder, with or without a number: kept apart. Join "
        "them by hand if they are one person."
    ),
    "HOLDER_MISSING": "A parcel has no holder.",
    "HOLDER_NAME_DIFFERS": "The id number is the same, but the names differ.",
    "HOLDER_NUMBER_ADDED": (
        "The organisation {name} was known without a number and got that of the file."
    ),
    "IDLE_DENIED": "{field} is filled in, but the land is stated as not idle. Check both.",
    "IMPORT_ALREADY_VOID": "The import of {file} is void already.",
    "IMPORT_BUILT_UPON": (
        "The import of {file} cannot be undone: {count} changes were built on it. Undo those first."
    ),
    "IMPORT_NOT_FOUND": "Import {package} is not in this workspace.",
    "IMPORT_NOT_OPEN": (
        "Import {package} is not unfinished; it cannot be completed. Import the file anew."
    ),
    "IMPORT_OVERTAKEN": (
        "Another import of such rows was finished or undone while {file} was imported; nothing "
        "of it is visible yet. Run the import again to complete it."
    ),
    "IMPORT_TAKEN_OVER": (
        "{changed_by} undid or continued the import of {file} meanwhile; nothing more was "
        "written. Look at the list of imports before you import it again."
    ),
    "IMPORT_UNFINISHED": (
        "{actor} started to import {file} on {machine} at {at} and it is not finished. Wait for"
        " it; if it no longer runs, complete it with the same options or undo it (import "
        "{package})."
    ),
    "INPUT_DATES_REVERSED": "{field} is {value}; it must be after {expected}.",
    "INPUT_DUPLICATE_ID": "{field}: {value} stands twice. Give every parcel its own id.",
    "INPUT_MISSING": "{field} is missing. Give a value.",
    "INPUT_NEGATIVE": "{field} is {value}; it cannot be below zero. Correct it.",
    "INPUT_NOT_ALLOWED": "{field} is {value}; one of {expected} was expected.",
    "INPUT_NOT_A_DATE": "{field} is {value}; a date such as 2024-06-30 was expected.",
    "INPUT_NOT_A_FLAG": "{field} is {value}; true or false was expected.",
    "INPUT_NOT_A_LIST": "{field} is {value}; a list was expected.",
    "INPUT_NOT_A_MAPPING": "{field} is {value}; a mapping of names to values was expected.",
    "INPUT_NOT_A_NUMBER": "{field} is {value}; a decimal number such as 20000.01 was expected.",
    "INPUT_NOT_POSITIVE": "{field} must be above zero, not {value}. Correct the figure.",
    "INPUT_NOT_TEXT": "{field} is {value}; text was expected.",
    "INPUT_UNREADABLE": "{field} cannot be read: {value}. Enter it again.",
    "JUDGED_AGAINST": "A person judged against this condition.",
    "JUDGEMENT_NEEDED": "A person has to judge this.",
    "KIND_UNCERTAIN": "It is not certain what {file} is. Choose its kind.",
    "LAYER_AMBIGUOUS": "{file} has several layers: {layers}. Choose one.",
    "LAYER_CRS_NOT_METRIC": (
        "Layer {layer} is in {crs}, which is no projected CRS in metres. Reproject it, for example "
        "to EPSG:4526, and run again."
    ),
    "LAYER_EMPTY": "Layer {layer} of {file} has no rows. Choose another one.",
    "LAYER_NOT_FOUND": "{file} has no layer {layer}. It has: {layers}.",
    "LAYER_NOT_POLYGON": (
        "Layer {layer} of {file} has {found}, polygons were expected. Convert it to polygons first."
    ),
    "LAYER_NO_GEOMETRY": (
        "Layer {layer} of {file} has no geometry. A layer of polygons was expected."
    ),
    "LINES_NOT_CLOSED": (
        "The lines of {file}, layer {layer}, do not close: {count} loose ends, one at {place}. "
        "Close them and import again."
    ),
    "LINES_POLYGONIZED": "{lines} lines were closed to {polygons} polygons.",
    "LINE_LAYER_MISSING": "An input layer of parcels needs a layer of control lines beside it.",
    "LINE_UNKNOWN": "Line {seq} is not in the log of this workspace; read the history again.",
    "LOCK_LOST": (
        "Another computer took over the lock of {file} because this one did not answer; nothing "
        "was saved. Look at the newest state and save again."
    ),
    "LOCK_TEST_NOBODY": (
        "No other computer holds {file} for a test. Press “Hold” there first, then check here"
        " within two minutes."
    ),
    "LOCK_TEST_SAME_PC": (
        "The workspace is held on this computer ({machine}) too. The test tells something "
        "only between two computers: check on another one."
    ),
    "LOCK_TEST_UNANSWERED": (
        "Nobody checked {file} on another computer in time; both locks are free again and "
        "nothing was logged. Press “Hold” again when your colleague is ready."
    ),
    "LOG_SHORTENED": (
        "The log should go on with line {seq} as it was written down, but that line is missing "
        "or another. Compare with a backup."
    ),
    "LOG_TRUNCATED": (
        "The log of {file} ends before line {seq}; nothing was saved. Verify the workspace and "
        "restore a backup."
    ),
    "MAPPING_COLUMN_UNKNOWN": "{column} is not a column that can be imported.",
    "MAPPING_FIELD_MISSING": "The file has no field {field} for {column}. Choose another field.",
    "MAP_NOT_DRAWN": (
        "{file} could not be made ({detail}). Try again, or choose a lower resolution or another "
        "format."
    ),
    "MAP_NUMBER_ELSEWHERE": (
        "A parcel with map number {value} exists elsewhere; this row was taken as a new one."
    ),
    "MAP_TEMPLATE_UNREADABLE": (
        "{file} is not a layout template that can be read. Save it again in the layout window of "
        "QGIS as a template (.qpt), or take the shipped one."
    ),
    "MAP_TEMPLATE_WITHOUT_MAP": (
        "The layout template {file} has no map. Add one in the layout window of QGIS, or take the "
        "shipped template."
    ),
    "MATCHED_BY_ADDRESS": "The parcel was found by its address only. Check it.",
    "MEMBER_COUNT": "At least two parcels are needed.",
    "META_DIFFERS": (
        "{uuid} of the workspace is not what stood there when it was made: it was changed "
        "outside the plugin. Compare with a backup."
    ),
    "MOMENT_BEFORE_WORKSPACE": (
        "At {moment} there was no workspace yet: it was made at {made}. Choose a later moment."
    ),
    "MOMENT_IN_FUTURE": "{moment} has not come yet. Choose a moment up to now.",
    "MOMENT_UNREADABLE": "{moment} is no moment; expected one like 2025-06-30T09:05.",
    "MORTGAGED": "A parcel is mortgaged; the mortgagee has to agree before registration.",
    "MORTGAGED_CONSENT": "The written consent of the mortgagee is needed.",
    "MORTGAGE_MISSING": "It is not known whether a parcel is mortgaged.",
    "NAME_AMBIGUOUS": "Several right holders have this name. Match it by hand.",
    "NEAR_BOUNDARY": "Close to a threshold.",
    "NET_LAND_ABOVE_GROSS": (
        "{field}: the net land of {value} m² cannot exceed the whole land of {expected} m². "
        "Correct one of them."
    ),
    "NEW_CODE_MISSING": "{parcel} has no parcel code. It can be added later in the card.",
    "NEW_CODE_USED": (
        "Parcel code {value} belongs to another current parcel. Correct it, or leave it empty."
    ),
    "NEW_DISTRICT_MISSING": (
        "{parcel}: the district “{value}” is none of {expected}. Choose one in the attribute form."
    ),
    "NOTHING_TO_COMPARE": "There is nothing to compare with.",
    "NOTHING_TO_SAVE": "There is nothing to save in {file}.",
    "NOT_ACCEPTED": "Not yet accepted as completed: a trial calculation only.",
    "NOT_A_GEOPACKAGE": "{file} is not a GeoPackage. Choose a workspace file made by this plugin.",
    "NOT_A_WORKSPACE": (
        "{file} is a GeoPackage, but not a workspace of this plugin. Import it, or choose a "
        "workspace."
    ),
    "NOT_CONNECTED": "Parcels do not share a boundary with the others.",
    "NOT_FINITE": "The geometry has coordinates that are not numbers. Correct them in the source.",
    "NOT_FOUND": "No parcel has this credit code, name or address.",
    "NOT_INDUSTRIAL": "This is no upgrading of industrial land.",
    "NOT_POLYGON": "The geometry is not a polygon. Only polygons are taken.",
    "NOT_SEIZED": "No parcel is seized.",
    "NOT_STATE_OWNED": "The land is not state-owned.",
    "NO_DISPLAY_COPY": "{file} has no display copy for the map yet. Open the workspace again.",
    "NO_LAWFUL_PROCEDURE": "The land has no lawful procedure.",
    "NO_LAYER": "{file} contains no layer or sheet that can be read.",
    "ONE_DISTRICT": "All parcels lie in one district.",
    "OTHER_ENTRY": "The register holds another entry, such as an objection or an easement.",
    "OTHER_ENTRY_CONSENT": "Another entry of the register has to be cleared.",
    "OUTPUT_NOT_WRITTEN": (
        "The result could not be written ({detail}). Choose another file or free some space and "
        "run again."
    ),
    "OUT_OF_VALIDITY": "The acceptance lies outside the validity of the policy.",
    "OVERLAP": "Parcels overlap by more than the tolerance.",
    "OVERLAP_WITHIN_TOLERANCE": "Parcels overlap within the tolerance.",
    "OWNERSHIP_CONTRADICTS_CODE": "The ownership contradicts the parcel code.",
    "OWNERSHIP_MISSING": "The ownership of the land is missing.",
    "OWNERSHIP_UNDETERMINED": "The ownership of the land is undetermined.",
    "PACKAGE_MISSING": (
        "The Python package {package} is missing. Install it into the Python of QGIS, or use the "
        "plugin's zip, which carries it."
    ),
    "PARCELS_UNKNOWN": (
        "{count} of {expected} chosen parcels are no longer current. Refresh the list and choose "
        "again."
    ),
    "PARCEL_CODE_FROM_UNIT": "Parcel code {value} was taken from the real-estate unit code.",
    "PARTS_DO_NOT_ADD_UP": (
        "{field}: the floor areas of the districts add up to {value} m², the project has "
        "{expected} m². Correct them."
    ),
    "PASTE_EMPTY": (
        "There is no text in the clipboard. Copy the table in Excel or WPS first, heading "
        "included."
    ),
    "PASTE_TOO_LARGE": (
        "This is no table of text, or it is too large to paste. Save it as a file and import "
        "that."
    ),
    "PASTE_WITHOUT_HEADING": (
        "The first line must hold the names of the columns, such as 宗地代码 and 登记面积. Copy "
        "the heading too."
    ),
    "PAST_NO_ROOM": (
        "There is no room for the temporary copy of {file} that is taken back to then. Free some "
        "space where your system keeps temporary files."
    ),
    "PAST_UNREACHABLE": (
        "Row {row} of {table}, which the log names, is not in the workspace: what was then cannot "
        "be told. Have the workspace checked."
    ),
    "PAYMENT_NOT_IN_FEN": "{field}: {value} is not a sum in whole fen. Enter at most two decimals.",
    "PLACE_CLOCK": "The clock of this computer agrees with the server's.",
    "PLACE_CLOCK_AHEAD": (
        "The clock of this computer is {minutes} minutes ahead of the server's. Locks are not"
        " affected, but times in the log are wrong: set it right."
    ),
    "PLACE_CLOCK_BEHIND": (
        "The clock of this computer is {minutes} minutes behind the server's. Locks are not "
        "affected, but times in the log are wrong: set it right."
    ),
    "PLACE_FAST": "A small file is written in {ms} ms: fast enough.",
    "PLACE_IN_WAL": (
        "Another program keeps the file open for editing (WAL mode). Nobody should save until"
        " it is closed there; then open the workspace again."
    ),
    "PLACE_LEFTOVERS": (
        "Beside the workspace stand files of a save or of another program ({files}). Close "
        "the file in other programs; do not delete these files by hand."
    ),
    "PLACE_LEFT_WAL": (
        "At opening the file was in the mode of another program (WAL); it was set back."
    ),
    "PLACE_LITTLE_SPACE": (
        "Only {free} MB are free, the workspace has {size} MB: backups and copies will soon "
        "find no room. Make room on the drive."
    ),
    "PLACE_LOCAL": (
        "It stands on a disk of this computer ({folder}): supported, also with several "
        "sessions on a terminal server."
    ),
    "PLACE_NO_BYTE_LOCKS": (
        "The share is mounted with {option}: this computer's locks do not reach the others. "
        "Ask the administrator to mount it without this option; until then only one person "
        "may write."
    ),
    "PLACE_NO_SPACE": (
        "Only {free} MB are free, the workspace has {size} MB: saves may be refused at any "
        "moment. Make room on the drive now."
    ),
    "PLACE_READ_ONLY": "It can only be read here. {reason}",
    "PLACE_REMOVABLE": (
        "It stands on a removable drive ({folder}): for one person at a time. Close QGIS "
        "before you pull it out, and move the workspace to a disk or an office share when two"
        " work on it."
    ),
    "PLACE_ROLLED_BACK": (
        "At opening a save was found that had been broken off or was under way; it was "
        "brought to an end. Nothing that was acknowledged is lost."
    ),
    "PLACE_SHARE": (
        "It stands on a share ({folder}): supported on a wired office network with up to "
        "about ten people."
    ),
    "PLACE_SLOW": (
        "A small file is written in {ms} ms: saves will take about a second. A wired "
        "connection helps."
    ),
    "PLACE_SPACE": "{free} MB are free; the workspace has {size} MB.",
    "PLACE_SYNC": (
        "It stands in the synchronised folder {folder}, whose program copies files while they"
        " are written. Move it to a disk or an office share."
    ),
    "PLACE_TESTED": "Last two-PC lock test: {at}, {holder} and {checker}: passed.",
    "PLACE_TEST_LOCK_FILE_ONLY": (
        "Last two-PC lock test: {at}, {holder} and {checker}: only the lock file was seen. "
        "Saving is still safe, by one of two protections. Ask the administrator why byte-"
        "range locks do not work here (for instance nobrl, an old server)."
    ),
    "PLACE_TEST_NEITHER": (
        "Last two-PC lock test: {at}, {holder} and {checker}: neither lock was seen. Two "
        "people could save at once: only one may write here. Move the workspace to another "
        "share and test again."
    ),
    "PLACE_TEST_OLD": (
        "The last two-PC lock test ({at}, {holder} and {checker}) passed more than a year "
        "ago. Do it again."
    ),
    "PLACE_TEST_SQLITE_ONLY": (
        "Last two-PC lock test: {at}, {holder} and {checker}: the lock file was not seen. "
        "Somebody deletes .lup-lock files, or the folder is shown from a cache. Put that "
        "right and test again."
    ),
    "PLACE_UNTESTED": (
        "Whether locks work on this share was never tested. Do the two-PC lock test once: it "
        "takes two people and two minutes."
    ),
    "PLACE_VERY_SLOW": (
        "A small file is written in {ms} ms, as over VPN or Wi-Fi: saves take seconds and "
        "colleagues wait. Look only, or work on a terminal server in the office."
    ),
    "PLACE_WRITABLE": "File and folder may be written.",
    "POLICY_INVALID": (
        "{file}: {key} must be {expected}. Correct the policy file or take the shipped one."
    ),
    "POLICY_TWICE": (
        "The policy id {id} stands in {file} and in {other}. Give one of them another id."
    ),
    "POLICY_UNKNOWN": "There is no policy or rule set {id}. Choose one of: {expected}.",
    "PRESET_FIELDS_MISSING": (
        "Mapping {preset} needs fields that the file does not have: {fields}. Choose another "
        "mapping."
    ),
    "PRESET_OTHER_TABLE": (
        "Mapping {preset} is for {table}, {expected} was expected. Choose another one."
    ),
    "PRESET_UNREADABLE": (
        "{file} is not a mapping of this plugin ({detail}). Save the mapping again."
    ),
    "PROJECTS_UNKNOWN": (
        "{count} of {expected} chosen projects are no longer current. Refresh the list and choose "
        "again."
    ),
    "PROJECT_COLUMNS_MISSING": (
        "{file} lacks the columns {expected}. Name the headings like that and import again."
    ),
    "PROJECT_FILE_UNREADABLE": (
        "{file} is not a readable list of projects ({detail}). Expected is JSON with the key "
        '"projects"; save it again as UTF-8.'
    ),
    "PROJECT_GONE": "Project {uuid} is no longer in the workspace. Open the list again.",
    "PROJECT_PARCEL_AMBIGUOUS": (
        "{field}: {count} parcels have the map number {value}. Use the parcel code."
    ),
    "PROJECT_PARCEL_UNKNOWN": (
        "{field}: there is no current parcel with the code or map number {value}. Import the "
        "parcels first, or correct the list."
    ),
    "PROJECT_TWICE": "{field}: project {value} stands twice in the list. Keep one row of it.",
    "PROJ_DATA_MISSING": (
        "The data of the PROJ library was not found in {folder}. Install QGIS or PROJ again."
    ),
    "QUERY_UNKNOWN": "There is no query {query}; the plugin is incomplete, install it again.",
    "READ_ONLY_CHOSEN": "The workspace was opened for reading only.",
    "READ_ONLY_DISK_FULL": (
        "There is no room left where the workspace stands; free some space and open it again."
    ),
    "READ_ONLY_FILE": "The file may not be written by you; ask for the right to change it.",
    "READ_ONLY_FOLDER": (
        "Nothing may be written in the folder of the workspace; ask for the right to create files "
        "there."
    ),
    "REASON_MISSING": "State the reason: it goes into the log.",
    "RECOGNISED_BY_COLUMNS": "{found} of {given} columns were recognised.",
    "RECOGNISED_BY_KEYS": "It has {fields}.",
    "RECOGNISED_BY_NAME": "The name of the file or layer says “{word}”.",
    "RECOGNISED_BY_SHAPES": "The file has {shapes}.",
    "REFERENCE_KIND_NEEDED": (
        "The kind of the reference layer is not stated. Choose one of: {expected}."
    ),
    "REFERENCE_KIND_UNKNOWN": (
        "{kind} is not a kind of reference layer. Expected one of: {expected}."
    ),
    "REFERENCE_MISSING": (
        "A row refers to another row that is not in {file}; nothing was saved. ({detail})"
    ),
    "REFERENCE_NAME_NEEDED": "Give the reference layer of {file} a name.",
    "REPAIR_NEEDS_WRITING": (
        "{file} was left in the middle of a save and must be repaired by somebody who may write it."
    ),
    "REPORT_NOT_WRITTEN": (
        "{file} could not be written ({detail}). Close it in other programs or choose another "
        "folder."
    ),
    "RESTORE_ITSELF": "{file} is the workspace itself. Choose one of its backups.",
    "RESTORE_NEWER": (
        "The row was changed by {changed_by} at {changed_at} after you looked; nothing was "
        "restored. Read the history again and decide anew."
    ),
    "RESTORE_NOTHING": "Nothing that was chosen differs from that state; nothing to restore.",
    "RESTORE_NOT_THERE": "This row was not there yet after that step, so it cannot be restored.",
    "RESTORE_OTHER_WORKSPACE": (
        "The chosen backup is of another workspace than {file}. Choose a backup of this one."
    ),
    "RESTORE_OVERTAKEN": (
        "Somebody has changed {file} since the list was shown; nothing was restored. Look at the "
        "list again."
    ),
    "RESTORE_REASON_MISSING": "Say why the older state is restored; the reason goes into the log.",
    "RESUME_NO_LONGER_FITS": (
        "The unfinished import of {file} no longer fits the workspace: others imported such "
        "rows meanwhile. Undo it and import the file anew."
    ),
    "RESUME_OTHER_FILE": (
        "{file} is not the file that was being imported ({expected}), or it has changed. Make the "
        "unfinished import void first."
    ),
    "RESUME_OTHER_OPTIONS": (
        "The unfinished import of {file} was started with other options ({options}). Undo it, "
        "or use the same options."
    ),
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
    "REVERSAL_EXCEEDS_PAID": (
        "{field}: the reversal of {value} yuan exceeds the {expected} yuan paid so far. Correct "
        "the sum."
    ),
    "REVIEW_CROSS_DISTRICT": "Across districts: a document that states the division is needed.",
    "REVIEW_DUPLICATE": "Possibly a second reward for the same land or buildings.",
    "REVIEW_PHASED": "Completed in phases; the acceptance of the whole is awaited.",
    "REVIEW_THREE_OLD": "In the three-old register or annual plan; to be reviewed.",
    "REVIEW_THREE_OLD_PARTIAL": "Partly inside a three-old area; to be reviewed.",
    "REVIEW_USE_AFTER": "The use after redevelopment is to be reviewed.",
    "REVIEW_USE_BEFORE": "The use before redevelopment is to be reviewed.",
    "RIGHT_NATURE_DIFFERS": "The right natures are not the same.",
    "RIGHT_NATURE_MISSING": "The right nature is missing.",
    "RIGHT_TYPE": "The right is no right to use state-owned construction land.",
    "RIGHT_TYPE_MISSING": "The right type is missing.",
    "ROLE_VIEWER": (
        "Your role is “viewer”: it changes nothing. The role is set in Options › Low-use land."
    ),
    "ROWS_NOT_IN_FILE": (
        "{rows} areas of the workspace are not in this file; they were left as they are."
    ),
    "ROW_CHANGED": (
        "{table} {uuid} was changed by {changed_by} at {changed_at} after you read it; nothing was "
        "saved. Look at the new values and decide."
    ),
    "ROW_DIFFERS": (
        "{table} {uuid} is not what log line {seq} says: it was changed outside the plugin. "
        "Compare with a backup."
    ),
    "ROW_DOUBLE": "{field} {value} already stands in row {first}. Keep one of them.",
    "ROW_EMPTY": "The row is empty.",
    "ROW_EXISTS": (
        "A row of that identifier exists already in {file}; nothing was saved. ({detail})"
    ),
    "ROW_GEOMETRY_EMPTY": "The geometry of {table} {row} is empty or not finite; draw it again.",
    "ROW_GEOMETRY_TYPE": "The geometry of {table} {row} is not of the type {expected}.",
    "ROW_GEOMETRY_UNREADABLE": "The geometry of {table} {row} cannot be read as WKB.",
    "ROW_MISSING": (
        "{table} {uuid} stands in log line {seq} but not in its table: it was deleted outside "
        "the plugin. Compare with a backup."
    ),
    "ROW_TOTAL": "The row is a total, not an enterprise.",
    "ROW_UNKNOWN": (
        "No line of the log explains {table} {uuid}: it was added outside the plugin. Compare "
        "with a backup."
    ),
    "SAME_CONDITIONS": "The conditions of use are the same.",
    "SAME_HOLDER": "The holders are the same.",
    "SAME_PARCEL_TWICE": (
        "The row is the same parcel of the workspace as row {first}. Keep one of them."
    ),
    "SAME_RIGHT_NATURE": "The right nature is the same.",
    "SAME_USE": "The use is the same.",
    "SAVE_UNCERTAIN": (
        "Nobody knows whether this save reached {file}. Do not save again before you have looked "
        "whether it is there (log line {seq})."
    ),
    "SCHEMA_NEWER": (
        "{file} was made by a newer version of the plugin; here it may only be read. Install the "
        "newer version to change it."
    ),
    "SCHEMA_OLDER": (
        "{file} was made by an older version of the plugin; until it is upgraded it may only be "
        "read. A manager upgrades it: Workspace › Upgrade workspace."
    ),
    "SEIZED": "A parcel is seized.",
    "SEIZURE_QUERY_IN_FUTURE": "The day of the seizure query lies in the future; look at it.",
    "SEIZURE_QUERY_TOO_OLD": "The seizure query is too old; ask the register again.",
    "SEIZURE_UNKNOWN": "It is not known whether a parcel is seized; ask the register.",
    "SHAPE_DOUBLE": "The row covers the same ground as row {first}.",
    "SHAPE_UNREADABLE": "The geometry cannot be read. Draw or supply it again.",
    "SHARE_DIFFERS": "The shares of the holders differ.",
    "SHARE_KIND_DIFFERS": "The kinds of co-ownership differ.",
    "SHARE_MISSING": "The shares of the holders are missing.",
    "SOURCE_DOCUMENT_MISSING": "The document on the source of the right is missing.",
    "SOURCE_DOCUMENT_PRESENT": "The document on the source of the right is there.",
    "STATE_DIFFERS": (
        "The state shown for parcel {uuid} is not what its records give. Rebuild the states of "
        "the workspace."
    ),
    "STATE_OWNED_INDUSTRIAL": "All parcels are state-owned industrial land.",
    "STORED_GEOMETRY_UNREADABLE": (
        "A stored geometry is not readable ({detail}). Verify the workspace and restore a backup "
        "if it is damaged."
    ),
    "SWITCH_UNKNOWN": "There is no choice named {field}. Possible are: {expected}.",
    "SWITCH_WITHOUT_FACT": (
        "{field}: {value} was chosen, but the project has no such figure. Enter it or choose "
        "another reading."
    ),
    "SYNC_FOLDER": (
        "{file} stands in the synchronised folder {folder}, whose program copies files while they "
        "are written. Move the workspace to a local disk or an office share."
    ),
    "TABLE_CHANGED": (
        "{changed_by} changed {table} at {changed_at} after you read it; nothing was saved. "
        "Look at the new values and try again."
    ),
    "TABLE_NOT_OURS": (
        "{file} is no table that was written with “Export editable table”, or its hidden "
        "parts are gone. Export it anew, or copy its cells and use “Paste table”."
    ),
    "TABLE_NO_COLUMNS": "Choose at least one column that is to be changed.",
    "TABLE_NO_HEADER": (
        "No heading was found in {layer} of {file}. Put known column names in one line, or state "
        "the line of the heading."
    ),
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
    "TABLE_UNKNOWN": "The workspace has no table {table} that may be written.",
    "TABLE_WITHOUT_KEY": "No column names the parcels. One of {expected} is needed.",
    "TABLE_WITHOUT_VALUES": "Besides the parcel numbers there is no column that can be changed.",
    "TAG_ABSENT": (
        "{count} parcels are not tagged (first: {first}), there is nothing to withdraw. Leave them "
        "out."
    ),
    "TAG_NEEDS_CHOICE": (
        "Parcel {parcel} belongs to a unit of several or partial parcels. Tag that unit instead."
    ),
    "TAG_WITHOUT_BASIS": (
        "{count} parcels have no basis for a tag (first: {first}): no rule hits them. Write the "
        "basis, or leave them out."
    ),
    "THREE_OLD_STATUS_NEEDED": (
        "The status of the three-old areas is not stated. Expected one of: {expected}."
    ),
    "THREE_OLD_UNKNOWN": "The three-old status is not known. Look it up and enter it.",
    "TOLERANCE_TOO_WIDE": (
        "A shared boundary of {min_shared_m} m must be more than twice the tolerance of "
        "{tolerance_m} m, or a corner contact would count. Raise the length or lower the "
        "tolerance."
    ),
    "TREATMENT_DROPPED": (
        "It was treated as {treated_as} by {who} ({reason}); that does not count any more: "
        "{because}. Look at it and treat it again if need be."
    ),
    "TWO_DISTRICTS": "The parcels lie in several districts; no one authority can accept them.",
    "UNDO_ALREADY_DONE": "This was undone already: by {by} at {at}.",
    "UNDO_BUILT_UPON": "This cannot be undone: {count} later entries ({table}) rest on it, the last "
    "by {by} at {at}. Undo those first.",
    "UNDO_CHANGED_SINCE": "This cannot be undone: {count} of its rows ({table}) were changed "
    "since, last by {by} at {at}. Undo that first, or change the rows by hand.",
    "UNDO_IMPORT_VOID": "An import that was undone is not brought back. Import {file} again.",
    "UNDO_NOTHING": "This step changed no rows; there is nothing to undo.",
    "UNDO_NOT_FOUND": "There is no save {transaction} in the log of this workspace.",
    "UNDO_TOO_LARGE": "“{reason}” is a bulk save and is not undone here: undo an import with Undo "
    "an import, and compute a computed result again.",
    "UNION_IN_PARTS": "The united parcels have gaps between them.",
    "UNIT_CODE_AS_PARCEL_CODE": (
        "{value} stands as parcel code, but is a real-estate unit code of 28 characters: it was"
        " kept as that, and its first 19 characters are the parcel code."
    ),
    "UNIT_CONVERTED": "{field} is in {unit}; it was converted to {expected}.",
    "UNIT_UNKNOWN": (
        "{field} states the unit {unit}, {expected} was expected; the numbers were taken as "
        "{expected}. Check them."
    ),
    "UPGRADE_FAILED": (
        "{file} cannot be upgraded and is as it was: it is not as the older version made it "
        "({detail}). Restore a backup, or send us this sentence."
    ),
    "UPGRADE_NOT_NEEDED": "{file} is of the present version already.",
    "UPGRADE_OVERTAKEN": "Somebody has changed {file} meanwhile; nothing was upgraded. Try again.",
    "UPGRADE_UNSOUND": (
        "Log and rows of {file} disagree in {count} places; nothing was upgraded. Check the "
        "workspace first."
    ),
    "USCC_MALFORMED": "{value} is not a credit code of 18 characters.",
    "USE_DIFFERS": "The uses are not the same.",
    "USE_DOUBTFUL": "Use {value}: {note}",
    "USE_MAPPED": "Use {value} was read as {stored}.",
    "USE_MISSING": "The use is missing.",
    "USE_MIXED": "The use is mixed; a person has to judge it.",
    "USE_UNKNOWN": "Use {value} is not in the table of uses; it was kept as it is.",
    "VALIDITY_REVERSED": "The end date {valid_to} must be after the start date {valid_from}.",
    "VALUE_MISSING": "A value that must be given is missing; nothing was saved. ({detail})",
    "VALUE_OUT_OF_RANGE": "{field}: {value} is out of range; it counts as missing.",
    "VALUE_OUT_OF_RANGE_REFUSED": "{field}: {value} is out of range.",
    "VALUE_REQUIRED": "{field} is missing; the row means nothing without it.",
    "VALUE_UNFIT": "{value} does not fit column {column} of {table}; expected {expected}.",
    "VALUE_UNREADABLE": "{field}: {value} cannot be read; it counts as missing.",
    "VALUE_UNREADABLE_REFUSED": "{field}: {value} cannot be read.",
    "VERSION_MIXED": (
        "{field} has several values in one file: {values}. Import one version at a time."
    ),
    "VERSION_NEEDED": "{field} of the control line is not stated. Enter it.",
    "WORKSPACE_ALTERED": (
        "The structure of the workspace was changed by another program; it may only be read. "
        "Restore a backup or ask the administrator."
    ),
    "WORKSPACE_BUSY": (
        "{file} is in use by {holder} on {machine}; nothing was saved. Try again in a moment."
    ),
    "WORKSPACE_BUSY_ELSEWHERE": (
        "{file} is in use by another program; nothing was saved. Try again in a moment."
    ),
    "WORKSPACE_CLOSED": "The workspace {file} is closed; open it again.",
    "WORKSPACE_CRS": "A workspace cannot be in {found}; expected one of {expected}.",
    "WORKSPACE_DAMAGED": "{file} is damaged: {detail}. Restore a backup.",
    "WORKSPACE_EXISTS": "{file} exists already and is not overwritten; choose another name.",
    "WORKSPACE_FAILED": "{file} could not be used: {detail}.",
    "WORKSPACE_IN_WAL": (
        "Another program keeps {file} open for editing; close the layers of this file there, then "
        "open the workspace again."
    ),
    "WORKSPACE_OR_LAYER": "Give either a workspace or an input layer, and not both.",
    "WORKSPACE_OUTDATED": (
        "{file} is a demonstration workspace of an older version and cannot be used; create a new "
        "one and import again."
    ),
    "WORKSPACE_READ_ONLY": "{file} may not be written here ({detail}); nothing was saved.",
    "WORKSPACE_REPLACED": (
        "{file} was replaced by another file since it was opened; nothing was saved. Open the "
        "workspace again."
    ),
    "WORKSPACE_RESTORED": (
        "{file} was restored by {actor} on {at} to the state of {state}. Nothing of yours was "
        "saved after that; open the workspace again."
    ),
    "WORKSPACE_TEMPORARY": (
        "{file} is a temporary file that QGIS deletes when it is closed; choose a folder for the "
        "workspace, such as one on the office share."
    ),
    "WORKSPACE_UNREACHABLE": (
        "{file} cannot be reached any more: {detail}. Check the share or disk and open the "
        "workspace again."
    ),
    "WORKSPACE_UPGRADED": "{file} was upgraded since it was opened. Open it again.",
    "YEAR_FROM_TITLE": "No heading names the year; {year} was taken from the title “{title}”.",
    "YEAR_NEEDED": (
        "{file}, sheet {layer}, has figures, but nothing says of which year. State the year."
    ),
}

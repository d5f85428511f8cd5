"""Prints every non-empty cell of workbooks as openpyxl reads them: a line of JSON for each, sheet name -> reference -> [kind, value].

The oracle of xlsx-openpyxl.test.ts and of tests/differential. Dates are printed as the civil text that the test compares; nothing else is decided here.
"""
import datetime
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")


def clock(hours, minutes, seconds, microseconds):
    milliseconds = (microseconds + 500) // 1000
    text = "%02d:%02d:%02d" % (hours, minutes, seconds)
    return text + (".%03d" % milliseconds if 0 < milliseconds < 1000 else "")


def spell(value):
    if isinstance(value, bool):
        return ["boolean", "TRUE" if value else "FALSE"]
    if isinstance(value, datetime.datetime):
        time = clock(value.hour, value.minute, value.second, value.microsecond)
        date = value.strftime("%d-%%02d-%%02d" % value.year) % (value.month, value.day) if value.year < 1000 else value.strftime("%Y-%m-%d")
        return ["date", date if time == "00:00:00" else date + " " + time]
    if isinstance(value, datetime.date):
        return ["date", value.isoformat()]
    if isinstance(value, datetime.time):
        return ["date", clock(value.hour, value.minute, value.second, value.microsecond)]
    if isinstance(value, datetime.timedelta):
        return ["elapsed", value.total_seconds()]
    if isinstance(value, (int, float)):
        return ["number", repr(value)]
    return ["text", str(value)]


def main(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = {}
    for sheet in book.worksheets:
        cells = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                kind, value = spell(cell.value)
                if cell.data_type == "e":
                    kind = "error"
                cells[cell.coordinate] = [kind, value]
        sheets[sheet.title] = {
            "hidden": sheet.sheet_state != "visible",
            "merged": sorted(str(region) for region in sheet.merged_cells.ranges),
            "cells": cells,
        }
    json.dump({"version": openpyxl.__version__, "sheets": sheets}, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")


for argument in sys.argv[1:]:
    main(argument)

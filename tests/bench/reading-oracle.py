"""Reads one file with openpyxl or pandas and prints rows, filled cells, seconds, processor seconds and peak memory as JSON.

The oracle of the reading bench: `reading-oracle.py openpyxl|pandas FILE`. Judges nothing.
"""
import json
import resource
import sys
import time


def read_openpyxl(path):
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    rows = cells = 0
    for row in book.worksheets[0].iter_rows(values_only=True):
        rows += 1
        cells += sum(value is not None for value in row)
    return rows, cells


def read_pandas(path):
    import pandas

    table = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return len(table), int(table.size)


library, path = sys.argv[1:]
began = time.perf_counter()
rows, cells = {"openpyxl": read_openpyxl, "pandas": read_pandas}[library](path)
seconds = time.perf_counter() - began
usage = resource.getrusage(resource.RUSAGE_SELF)
print(
    json.dumps(
        {
            "rows": rows,
            "cells": cells,
            "seconds": round(seconds, 2),
            "cpuSeconds": round(usage.ru_utime + usage.ru_stime, 2),
            "peakMB": round(usage.ru_maxrss / 1024),
        }
    )
)

#!/usr/bin/env python3
"""The messy table of generate_messy.py with other names and places: surnames by their frequency and divisions, towns from published lists.

Detection must not be fitted to a generator's own words, so the words are exchanged and everything else stays.
Usage: messy_from_reference.py GENERATOR REFERENCE_FOLDER OPENDATA_FOLDER [the generator's own options]
"""
import csv
import importlib.util
import re
import sys
import zipfile
from pathlib import Path


def load(path):
    spec = importlib.util.spec_from_file_location("generate_messy", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def surnames(path):
    """Surname and frequency from the first sheet, read without a spreadsheet library: CI has none."""
    with zipfile.ZipFile(path) as archive:
        shared = archive.read("xl/sharedStrings.xml").decode("utf-8")
        words = ["".join(re.findall(r"<t[^>]*>([^<]*)</t>", item)) for item in re.findall(r"<si>(.*?)</si>", shared, re.S)]
        sheet = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    pairs = re.findall(r'<c r="A\d+"[^>]*t="s"[^>]*><v>(\d+)</v></c><c r="B\d+"[^>]*><v>(\d+)</v></c>', sheet)
    return [(words[int(word)], int(frequency)) for word, frequency in pairs]


def is_plain_han(text):
    return re.fullmatch("[\u4e00-\u9fff]+", text) is not None


def exchange(module, reference, opendata):
    family = surnames(reference / "chinese-names-corpus__family_name_1k.xlsx")
    single = [(name, frequency) for name, frequency in family if len(name) == 1]
    # One entry per five counts keeps the proportions and every listed surname.
    module.SURNAMES = [name for name, frequency in single for _ in range(max(1, frequency // 5))]
    module.DOUBLE = [name for name, _ in family if len(name) == 2]
    provinces = {row["code"]: row["name"] for row in rows(reference / "administrative-divisions-of-china__provinces.csv")}
    cities = {row["code"]: row["name"] for row in rows(reference / "administrative-divisions-of-china__cities.csv")}
    areas = rows(reference / "administrative-divisions-of-china__areas.csv")
    ordinary = [row for row in areas if is_plain_han(row["name"]) and is_plain_han(cities[row["cityCode"]]) and len(row["code"]) == 6]

    def above(row):
        city = cities[row["cityCode"]]
        province = provinces[row["provinceCode"]]
        return province if city in ("市辖区", "县") or city.endswith("直辖县级行政区划") else province + city

    module.AREAS = [(row["code"], above(row), row["name"]) for row in ordinary]
    towns = [row["name"] for row in rows(opendata / "乡镇街道.csv")]
    stems = sorted({re.sub("(街道|镇|乡|地区)$", "", town) for town in towns})
    stems = [stem for stem in stems if len(stem) == 2 and is_plain_han(stem)]
    module.ROADS = stems[::11]
    module.UNIT_A = stems[5::13]
    characters = sorted({character for stem in stems for character in stem})
    module.GIVEN_M = "".join(characters[::2])
    module.GIVEN_F = "".join(characters[1::2])


def main():
    generator, reference, opendata, *options = sys.argv[1:]
    module = load(generator)
    exchange(module, Path(reference), Path(opendata))
    sys.argv = [generator, *options]
    module.main()


if __name__ == "__main__":
    main()

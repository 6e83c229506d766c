#!/usr/bin/env python3
"""Runs the queries of README.md over a store, with what there is of DuckDB, pandas and Spark, and compares the figures.

    read_store.py DRILL DRILL_BENCH [duckdb|pandas|spark …]

The lines are taken from README.md as they stand there, so that what it shows is what was tried. What is not installed
is skipped with a word; a reader that is named has to be there. Ends non-zero when anything differs.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict

README = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "README.md")


def shown():
    """The lines of README.md, by reader."""
    with open(README, encoding="utf-8") as file:
        part = file.read().split("### The store in other programs", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"```(\w+)\n(.*?)```", part, re.DOTALL)
    lines = {}
    for kind, text in blocks:
        reader = "duckdb" if kind == "sql" else "spark" if "Spark" in text else "pandas"
        code = [line for line in text.strip().splitlines() if not line.startswith("#")]
        if len(code) != 1:
            sys.exit(f"README.md: the query for {reader} is not one line")
        lines[reader] = code[0]
    if set(lines) != {"duckdb", "pandas", "spark"}:
        sys.exit(f"README.md: queries for {sorted(lines)}")
    return lines


def with_duckdb(line):
    import duckdb

    return {trainee: (count, mean) for trainee, count, mean in duckdb.sql(line).fetchall()}


def with_pandas(line):
    import glob
    import json

    import pandas

    table = eval(line, {"json": json, "glob": glob, "pandas": pandas})
    return {trainee: (int(row["count"]), float(row["mean"])) for trainee, row in table.iterrows()}


def with_spark(line):
    from pyspark.sql import SparkSession
    from pyspark.sql.functions import any_value, avg, count, input_file_name

    spark = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
             .config("spark.ui.showConsoleProgress", "false").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    names = {"spark": spark, "any_value": any_value, "avg": avg, "count": count, "input_file_name": input_file_name}
    rows = eval(line, names).collect()
    spark.stop()
    return {row[0]: (row[1], row[2]) for row in rows}


READERS = {"duckdb": with_duckdb, "pandas": with_pandas, "spark": with_spark}
PACKAGES = {"spark": "pyspark"}


def expected(drill, store):
    """Sessions and mean by trainee as `drill sheet` gives them."""
    output = subprocess.run(
        [drill, "sheet", "--store", store, "--format", "json"], capture_output=True, check=True, timeout=300).stdout
    scores = defaultdict(list)
    for session in json.loads(output)["sessions"]:
        own = scores[session["trainee"]]
        if session["result"]:
            own.append(session["result"]["score"])
    return {name: (len(own), sum(own) / len(own) if own else None) for name, own in scores.items()}


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    drill, bench = (os.path.abspath(path) for path in sys.argv[1:3])
    wanted = sys.argv[3:]
    lines = shown()
    wrong = 0
    with tempfile.TemporaryDirectory() as store:
        subprocess.run([bench, "make-store", store, "--trainees", "12", "--sessions", "120", "--seed", "3"],
                       capture_output=True, check=True, timeout=300)
        right = expected(drill, store)
        os.chdir(store)
        for reader, read in READERS.items():
            if reader not in wanted and (wanted or not importlib.util.find_spec(PACKAGES.get(reader, reader))):
                if not wanted:
                    print(f"  skipped: {reader} is not installed")
                continue
            found = read(lines[reader])
            same = found.keys() == right.keys() and all(
                found[name][0] == count and (mean is None or abs(found[name][1] - mean) < 0.051)
                for name, (count, mean) in right.items())
            wrong += not same
            print(f"  {reader}: {len(found)} trainees, {'the same figures' if same else 'OTHER FIGURES'}")
            if not same:
                print(f"    {found}\n    {right}")
        os.chdir("/")
    sys.exit(f"{wrong} readers differ" if wrong else None)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs `drill grade` under Apache Spark and compares the bytes with those of a single run.

    spark_grade.py DRILL [FILE]

DRILL is the built program; FILE holds JSON Lines (without one, lines are made up, bad ones among them). The job
is `RDD.pipe` with `checkCode=True`, so a partition whose program ends with anything but 0 fails it; `--lenient`
keeps empty partitions and bad lines from doing so. Needs pyspark and a Java runtime; ends with 0 if everything is
the same, 1 if not, and 77 if pyspark cannot be imported.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile

try:
    from pyspark.sql import SparkSession
except ImportError:
    print("spark_grade: pyspark cannot be imported; nothing was run", file=sys.stderr)
    sys.exit(77)

REPLIES = [
    "Good morning, this is Lin speaking. How may I help you?",
    "I'm sorry for the wait. “One moment”, please \\ thanks.",
    "I don't know, that's not my job.",
    "您好，请问有什么可以帮您？",
    "对不起，让您久等了。我不知道，您找别人吧。",
    "😀 é \u2028 \t",
    "",
]


def made_up_lines(count):
    for number in range(count):
        if number % 50 == 17:
            yield "{this is no JSON"
        elif number % 50 == 31:
            turns = [{"from": "customer", "text": "?"}, {"from": "trainee", "text": REPLIES[number % len(REPLIES)]}]
            yield json.dumps({"id": number, "turns": turns})
        else:
            line = {"id": number, "text": REPLIES[number % len(REPLIES)]}
            yield json.dumps(line, ensure_ascii=number % 2 == 0)


def single_run(command, path):
    with open(path, "rb") as lines:
        run = subprocess.run(command, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if run.returncode != 0:
        sys.exit(f"spark_grade: the single run ended with {run.returncode}")
    return run.stdout


def spark_run(session, command, path, partitions):
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    piped = session.sparkContext.parallelize(lines, partitions).pipe(shlex.join(command), checkCode=True)
    return "".join(line + "\n" for line in piped.collect()).encode("utf-8")


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    command = [os.path.abspath(sys.argv[1]), "grade", "--lenient", "--jobs", "1"]
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) == 3:
            path = sys.argv[2]
        else:
            path = os.path.join(folder, "lines.jsonl")
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(line + "\n" for line in made_up_lines(2000))
        expected = single_run(command, path)
        few = os.path.join(folder, "few.jsonl")
        with open(few, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in made_up_lines(3))
        session = (
            SparkSession.builder.master("local[2]").appName("drill grade").config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2").config("spark.log.level", "ERROR").getOrCreate()
        )
        try:
            # Three lines over eight partitions leave some of them empty.
            jobs = [(path, expected, 1), (path, expected, 4), (few, single_run(command, few), 8)]
            for name, wanted, partitions in jobs:
                got = spark_run(session, command, name, partitions)
                if got != wanted:
                    sys.exit(f"spark_grade: {partitions} partitions give other bytes than a single run")
                lines = wanted.count(b"\n")
                print(f"spark_grade: {lines} lines over {partitions} partitions, the same {len(wanted)} bytes")
        finally:
            session.stop()


if __name__ == "__main__":
    main()

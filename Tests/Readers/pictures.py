#!/usr/bin/env python3
"""Makes the pictures of README.md: the report on a made-up team and the score sheet of one of its sessions.

    pictures.py DRILL DRILL_BENCH [FOLDER]

Wants Chromium, and Pillow to make them small. FOLDER is `.github` unless another is named. The seed is fixed, so that the pictures change only when the
pages or the drills do.
"""

import json
import os
import sys
import tempfile

import browser
from read_pages import run


def sheet_of(drill, store):
    """A session worth looking at: not passed, answered with an objection, and marked otherwise by a person."""
    sessions = json.loads(run(drill, "sheet", "--lang", "en", "--store", store, "--language", "en", "--verdict", "failed",
                              "--mode", "exam", "--format", "json").stdout)["sessions"]
    reviewed = [session for session in sessions if session["review"] and session["result"]["deductions"] < 12]
    return max(reviewed or sessions, key=lambda session: session["result"]["score"])["session"]


def lighten(path):
    """Makes a picture of few colours small, where Pillow is installed."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if not browser.program():
        sys.exit("Chromium is not installed")
    drill, bench = (os.path.abspath(path) for path in sys.argv[1:3])
    target = sys.argv[3] if len(sys.argv) > 3 else ".github"
    os.makedirs(target, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser.Browser(folder) as page:
        store = os.path.join(folder, "store")
        run(bench, "make-store", store, "--trainees", "50", "--sessions", "2000", "--seed", "1")
        report, sheet = (os.path.join(folder, f"{name}.html") for name in ("report", "sheet"))
        run(drill, "report", "--lang", "en", "--store", store, "--format", "html", "--output", report)
        run(drill, "sheet", sheet_of(drill, store), "--lang", "en", "--store", store, "--output", sheet)
        for name, path, width, height in (("report", report, 1080, 2100), ("sheet", sheet, 1080, 1150)):
            picture = os.path.join(target, f"{name}.png")
            page.open(f"file://{path}", width, 900)
            page.picture(picture, width, height)
            lighten(picture)
            print(f"{picture}: {os.path.getsize(picture) // 1024} KB")


if __name__ == "__main__":
    main()

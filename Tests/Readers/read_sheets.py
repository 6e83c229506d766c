#!/usr/bin/env python3
"""Reads the sheets of `drill` with the programs that managers use, and compares every figure.

    read_sheets.py DRILL DRILL_BENCH [FOLDER]

Makes a store of sessions, writes sheets in every format and both languages, and reads them back with Python's csv,
openpyxl, LibreOffice, an HTML parser and Chromium; DuckDB reads the store itself. What is not installed is skipped
with a word. Ends non-zero when anything differs. FOLDER keeps the files for a look.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from decimal import Decimal
from html.parser import HTMLParser

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print(f"  FAILED: {what}")


def skip(what):
    print(f"  skipped: {what}")


def run(*words, ok=(0,), **options):
    done = subprocess.run(words, capture_output=True, timeout=300, **options)
    if done.returncode not in ok:
        sys.exit(f"{' '.join(map(str, words))} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done


# --- the sessions -----------------------------------------------------------------------------------------------------

AWKWARD = [
    '=HYPERLINK("http://x","您好")', "+1-2,3;4", "@SUM(A1:A9)", "-5", 'He said "yes", twice.', "<b>&amp;</b>",
    "_x0041_ and 👩‍👩‍👧", "您好！" + "很长" * 400, "Hello, how may I help you?",
]


def make_store(drill, bench, folder):
    store = os.path.join(folder, "store")
    run(bench, "make-store", store, "--trainees", "8", "--sessions", "40", "--seed", "7")
    replies = os.path.join(folder, "replies.txt")
    with open(replies, "w", encoding="utf-8") as file:
        file.write("\n".join(AWKWARD) + "\n")
    for name in ('=cmd|"/c calc"!A1', "O'Brien, \"Bob\""):
        run(drill, "play", "en/deposit-failure", "--trainee", name, "--replies", replies, "--store", store, ok=(0, 1))
    return store


def sheets(drill, store, folder, language):
    """Every format of one row each and of whole sheets; their paths."""
    paths = {}
    for layout in ("rows", "sheets"):
        for ending in ("csv", "xlsx", "html", "json"):
            path = os.path.join(folder, f"{layout}-{language}.{ending}")
            extra = ["--full"] if layout == "sheets" else []
            run(drill, "sheet", "--lang", language, "--store", store, "--output", path, *extra)
            paths[layout, ending] = path
    return paths


# --- what every reader is compared with -------------------------------------------------------------------------------

def number(value):
    """A figure, however it is written; None where there is none."""
    if value is None or value == "":
        return None
    text = str(value)
    if text.endswith("%"):
        return (Decimal(text[:-1]) / 100).normalize()
    return Decimal(text).normalize()


PARTS = ("voices", "content", "conduct", "time")


def expected_rows(document):
    """The figures of the table with one row a session, by the columns' places."""
    for session in document["sessions"]:
        result = session["result"] or {}
        shares = {part["part"]: part["share"] for part in result.get("parts", [])}
        figures = {9: result.get("score"), 10: result.get("passMark")}
        figures |= {12 + place: shares.get(part) for place, part in enumerate(PARTS)}
        names = ("bonus", "deductions", None, "replies", "spokenSeconds", "mood", "reopenings")
        figures |= {16 + place: result.get(name) for place, name in enumerate(names) if name}
        figures[18] = len(result["fatalRules"]) if result else None
        figures[24] = (session["review"] or {}).get("score")
        figures[32] = (session["regrade"] or {}).get("scoreAsPlayed")
        yield session, {place: number(value) for place, value in figures.items()}


def expected_items(document):
    for session in document["sessions"]:
        for item in session["items"]:
            figures = {
                1: number(item["number"]), 5: number(item["reply"]), 6: number(item["at"]),
                10: number(item["cap"]), 11: number(item["possible"]), 12: number(item["points"]),
            }
            # What a manager called not applicable has a word in its place.
            if not item["review"] or item["review"]["points"] is not None:
                figures[13] = number((item["review"] or {}).get("points"))
            yield session, item, figures


def started(session):
    return datetime.fromisoformat(session["started"]).replace(tzinfo=None)


def without_guard(text):
    """Takes off the apostrophe that keeps words from being a formula."""
    return text[1:] if re.match(r"'+[=+\-@\t\r\n＝＋－＠]", text) else text


def pictures(text):
    return "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\n\r" else c for c in text)


def compare_rows(rows, document, reader, words=lambda text: text):
    expected = list(expected_rows(document))
    check(len(rows) == len(expected), f"{reader}: {len(rows)} rows, not {len(expected)}")
    for row, (session, figures) in zip(rows, expected):
        check(words(row[0]) == session["session"], f"{reader}: session {row[0]!r}")
        check(words(row[2]) == session["trainee"], f"{reader}: trainee {row[2]!r}")
        for place, figure in figures.items():
            check(number(row[place]) == figure, f"{reader}: {row[0]} column {place}: {row[place]!r}, not {figure}")


def compare_items(rows, document, reader, words=lambda text: text, held=lambda text: text):
    expected = list(expected_items(document))
    check(len(rows) == len(expected), f"{reader}: {len(rows)} items, not {len(expected)}")
    for row, (session, item, figures) in zip(rows, expected):
        for place, figure in figures.items():
            check(number(row[place]) == figure, f"{reader}: {session['session']} item {item['number']} column {place}")
        check(words(row[7] or "") == held(item["evidence"]), f"{reader}: words {row[7]!r}, not {item['evidence']!r}")


# --- the readers ------------------------------------------------------------------------------------------------------

def read_csv(paths, documents):
    with open(paths["rows", "csv"], "rb") as file:
        content = file.read()
    check(content.startswith(b"\xef\xbb\xbf"), "csv: no byte order mark")
    check(b"\n" not in content.replace(b"\r\n", b""), "csv: a line end that is not CRLF")
    for layout in ("rows", "sheets"):
        with open(paths[layout, "csv"], encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
        check(len({len(row) for row in rows}) == 1, f"csv {layout}: rows of different lengths")
        for row in rows:
            for place, cell in enumerate(row):
                if cell[:1] in "=+@\t\r" and cell or cell.startswith("-") and not re.fullmatch(r"-[0-9.]+", cell):
                    check(False, f"csv {layout}: {cell!r} would be a formula")
        if layout == "rows":
            compare_rows(rows[1:], documents["rows"], "csv", without_guard)
            for row, session in zip(rows[1:], documents["rows"]["sessions"]):
                check(datetime.fromisoformat(row[1]) == started(session), f"csv: {row[1]}")
        else:
            items = [row for row in rows[1:] if row[1]]
            compare_items(items, documents["sheets"], "csv", without_guard, pictures)


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda sign: chr(int(sign[1], 16)), text or "")


def read_openpyxl(paths, documents):
    try:
        import openpyxl
    except ImportError:
        return skip("openpyxl is not installed")
    # openpyxl hands the signs of ECMA-376 for control characters on as they stand.
    words = unescaped
    for layout in ("rows", "sheets"):
        book = openpyxl.load_workbook(paths[layout, "xlsx"])
        check(len(book.sheetnames) == (1 if layout == "rows" else 4), f"openpyxl {layout}: {book.sheetnames}")
        for sheet in book:
            check(sheet.freeze_panes == "A2", f"openpyxl {layout}: {sheet.title} is not frozen")
            check(sheet.auto_filter.ref == sheet.dimensions, f"openpyxl {layout}: filter {sheet.auto_filter.ref}")
            check(all(d.width for d in sheet.column_dimensions.values()), f"openpyxl {layout}: widths")
            for row in sheet.iter_rows():
                for cell in row:
                    check(cell.data_type != "f", f"openpyxl: {cell.coordinate} is a formula: {cell.value!r}")
        rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]
        compare_rows(rows, documents["rows"], "openpyxl", words)
        for row, session in zip(rows, documents["rows"]["sessions"]):
            check(row[1] == started(session), f"openpyxl: {row[1]!r}")
            check(row[9] is None or isinstance(row[9], (int, float)), f"openpyxl: score {row[9]!r}")
        if layout == "sheets":
            rows = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows(min_row=2)]
            compare_items(rows, documents["sheets"], "openpyxl", words)
            for cell in book.worksheets[0]["A"][1:4]:
                check(cell.hyperlink is not None, "openpyxl: no link to the items")
    check(openpyxl.load_workbook(paths["rows", "xlsx"]).properties.creator == "drill", "openpyxl: properties")


def read_libreoffice(paths, documents, folder):
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return skip("LibreOffice is not installed")
    target = os.path.join(folder, "office")
    profile = "-env:UserInstallation=file://" + os.path.join(folder, "profile")
    # Comma, quotes, UTF-8, cells as they are shown, every sheet in a file of its own.
    kind = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    for layout in ("rows", "sheets"):
        run(program, profile, "--headless", "--convert-to", kind, "--outdir", target, paths[layout, "xlsx"])
    files = sorted(os.listdir(target))
    check(len(files) == 5, f"LibreOffice: {files}")

    def rows(layout, number):
        path = [name for name in files if name.startswith(layout)]
        with open(paths[layout, "csv"], encoding="utf-8-sig", newline="") as file:
            titles = [row for row in csv.reader(file)][0]
        for name in path:
            with open(os.path.join(target, name), encoding="utf-8", newline="") as file:
                read = list(csv.reader(file))
            if read[0] == titles:
                return read[1:]
        return []

    # LibreOffice holds no NUL or other control characters; it drops them.
    def plain(text):
        return "".join(c for c in text if ord(c) >= 32 or c == "\n")

    compare_rows(rows("rows", 0), documents["rows"], "LibreOffice")
    compare_items(rows("sheets", 2), documents["sheets"], "LibreOffice", plain, plain)


class Page(HTMLParser):
    """Tables of a page as texts, with what a reader of the screen needs."""

    VOID = {"meta", "br"}

    def __init__(self, text):
        super().__init__()
        self.open, self.tables, self.ids, self.links, self.problems = [], [], set(), [], []
        self.language = self.title = None
        self.small = False
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "html":
            self.language = attributes.get("lang")
        if "id" in attributes:
            if attributes["id"] in self.ids:
                self.problems.append(f"id twice: {attributes['id']}")
            self.ids.add(attributes["id"])
        for name in ("src", "href"):
            if name in attributes:
                self.links.append(attributes[name])
        if tag == "script" or any(name.startswith("on") for name in attributes):
            self.problems.append(f"a script in {tag}")
        if tag == "table":
            self.tables.append({"caption": "", "head": [], "rows": []})
        elif tag == "tr" and "thead" not in self.open:
            self.tables[-1]["rows"].append([])
        elif tag in ("th", "td"):
            if tag == "th" and attributes.get("scope") not in ("col", "row"):
                self.problems.append("a heading without scope")
            (self.tables[-1]["head"] if "thead" in self.open else self.tables[-1]["rows"][-1]).append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if "title" in self.open:
            self.title = data
        if not self.tables or "table" not in self.open:
            return
        if "caption" in self.open:
            self.tables[-1]["caption"] += data
        elif "thead" in self.open and self.tables[-1]["head"]:
            self.tables[-1]["head"][-1] += data
        elif ("td" in self.open or "th" in self.open) and "small" not in self.open:
            self.tables[-1]["rows"][-1][-1] += data


def read_html(paths, documents, language):
    for layout in ("rows", "sheets"):
        with open(paths[layout, "html"], encoding="utf-8") as file:
            text = file.read()
        page = Page(text)
        check(not page.problems, f"html {layout}: {page.problems[:3]}")
        check(page.language == {"en": "en", "zh": "zh-CN"}[language], f"html {layout}: lang {page.language}")
        check(bool(page.title), f"html {layout}: no title")
        check(all(table["caption"] for table in page.tables), f"html {layout}: a table without a caption")
        check(all(link.startswith("#") for link in page.links), f"html {layout}: something is loaded: {page.links}")
        if layout == "rows":
            compare_rows(page.tables[0]["rows"], documents["rows"], "html", lambda text: text)
        else:
            items = [row for table in page.tables if len(table["head"]) == 12 for row in table["rows"]]
            # Steps, caps and advice stand beneath other words on the page.
            wide = [[None, r[0], r[1], r[2], None, r[3], r[4], r[5], r[6], r[7], None, r[8], r[9], r[10]] for r in items]
            for (_, item, figures), row in zip(expected_items(documents["sheets"]), wide):
                row[10] = item["cap"]
            compare_items(wide, documents["sheets"], "html", held=pictures)
        try:
            import html5lib
        except ImportError:
            skip("html5lib is not installed")
            continue
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(text)
        check(not parser.errors, f"html5lib {layout}: {parser.errors[:3]}")


def read_chromium(paths, documents, folder, language):
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        return skip("Chromium is not installed")
    base = [program, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={folder}/chromium"]
    for layout in ("rows", "sheets"):
        page = "file://" + paths[layout, "html"]
        looks = {
            "en": {"wide": ["--window-size=1280,1600"]},
            "zh": {
                "narrow": ["--window-size=500,1400"],
                "dark": ["--window-size=1280,1600", "--blink-settings=preferredColorScheme=0"],
            },
        }
        for name, options in looks[language].items():
            picture = os.path.join(folder, f"{layout}-{language}-{name}.png")
            done = run(*base, *options, f"--screenshot={picture}", page)
            check(os.path.getsize(picture) > 10_000, f"chromium: {picture} is empty")
            check(b"CONSOLE" not in done.stderr, f"chromium {layout}: {done.stderr.decode()[-300:]}")
        paper = os.path.join(folder, f"{layout}-{language}.pdf")
        run(*base, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page)
        if not shutil.which("pdftotext"):
            skip("pdftotext is not installed")
            continue
        text = run("pdftotext", "-layout", paper, "-").stdout.decode()
        about = run("pdfinfo", paper).stdout.decode()
        check("A4" in about, f"chromium {layout}: not on A4")
        for session in documents[layout]["sessions"]:
            if session["result"]:
                score = f"{session['result']['score']:.1f}"
                check(score in text, f"chromium {layout}: {score} is not on paper")


def read_schema(drill, documents):
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        return skip("jsonschema is not installed")
    schema = json.loads(run(drill, "sheet", "--schema").stdout)
    Draft202012Validator.check_schema(schema)
    for layout, document in documents.items():
        problems = list(Draft202012Validator(schema).iter_errors(document))
        check(not problems, f"jsonschema {layout}: {problems[:1]}")


def read_duckdb(store, documents):
    try:
        import duckdb
    except ImportError:
        return skip("duckdb is not installed")
    query = f"""
        select count(*), sum(score)::decimal(12, 1) from read_json('{store}/sessions/*/*.jsonl', union_by_name = true)
        where type = 'seal'"""
    count, total = duckdb.sql(query).fetchall()[0]
    scores = [s["result"]["score"] for s in documents["rows"]["sessions"] if s["result"]]
    check(count == len(scores), f"duckdb: {count} seals")
    check(abs(float(total) - sum(scores)) < 0.05, f"duckdb: {total}, not {sum(scores)}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    drill, bench = (os.path.abspath(path) for path in sys.argv[1:3])
    kept = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
    if kept:
        os.makedirs(kept, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = kept or temporary
        store = make_store(drill, bench, folder)
        for language in ("en", "zh"):
            print(f"sheets in {language}")
            paths = sheets(drill, store, folder, language)
            documents = {}
            for layout in ("rows", "sheets"):
                with open(paths[layout, "json"], encoding="utf-8") as file:
                    documents[layout] = json.load(file)
            read_csv(paths, documents)
            read_openpyxl(paths, documents)
            read_html(paths, documents, language)
            if language == "en":
                read_schema(drill, documents)
                read_duckdb(store, documents)
            read_libreoffice(paths, documents, os.path.join(folder, f"office-{language}"))
            read_chromium(paths, documents, folder, language)
    if failures:
        sys.exit(f"{len(failures)} differences")
    print("every reader sees the same figures")


if __name__ == "__main__":
    main()

"""The commands, end to end: what they print, where, and how they end."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy

from tests.cli.conftest import BUDGET, Pullquote

JAPANESE = """川があふれた

月曜の夜、川の水が岸をこえ、四十の家族が古い町の家を出た。水は三日のあいだ引かなかった。

「こんな水は見たことがない」と港の長は言った。長いあいだ川のそばで暮らしてきた人である。
"""


def test_version(pullquote: Pullquote) -> None:
    from index import __version__

    assert pullquote("--version").out == f"pullquote {__version__}\n"


def test_help_lists_every_command(pullquote: Pullquote) -> None:
    from tui.verbs import VERBS

    shown = pullquote("--help")
    assert shown.status == 0
    for verb in VERBS:
        assert re.search(rf"^\s+{verb}\s", shown.out, re.MULTILINE), verb
        assert pullquote(verb, "--help").status == 0


@pytest.mark.parametrize("arguments", [["search", "--nope"], ["quotes", "--limit", "x"]])
def test_mistakes_in_usage(pullquote: Pullquote, arguments: list[str]) -> None:
    outcome = pullquote(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""


@pytest.mark.parametrize(
    "verb", ["search", "quotes", "entities", "files", "problems", "stats", "show x"]
)
def test_without_an_archive(pullquote: Pullquote, verb: str) -> None:
    outcome = pullquote(*verb.split())
    assert outcome.status == 3
    assert outcome.out == ""
    assert "pullquote index FOLDER" in outcome.err


@pytest.mark.parametrize("folder", ["no/such/folder", "~nobody-here/saved", "x" * 5000])
def test_missing_folder(pullquote: Pullquote, folder: str) -> None:
    outcome = pullquote("index", folder)
    assert outcome.status == 3
    assert f"{folder} does not exist" in outcome.err


def test_folder_without_terminal(indexed: Pullquote) -> None:
    outcome = indexed(indexed.home / "articles")
    assert outcome.status == 0
    assert re.search(
        r"2 articles, 3 quotes, \d speakers, \d+ (person|people), 1 problem", outcome.out
    )
    assert "To open the explorer, run this in a terminal: pullquote" in outcome.out


def test_what_is_told_without_terminal_is_true_when_all_is_done(
    pullquote: Pullquote, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Tram {number}\n\nIt ran {number} times.\n")
    told = pullquote("index", folder).err
    assert "Reading: 3\nAnalysing: 3\n" in told and "0 of 3" not in told


def test_search_table(indexed: Pullquote) -> None:
    outcome = indexed("search", "river")
    assert outcome.status == 0
    heading, row = outcome.out.splitlines()
    assert heading.split() == ["ID", "DATE", "SOURCE", "QUOTES", "HITS", "TITLE"]
    assert row.endswith("Flood reaches the old town")
    assert outcome.err == "1 article\n"


def test_search_for_programs(indexed: Pullquote) -> None:
    (record,) = indexed("search", "budget", "--format", "jsonl").records
    assert record["title"] == "Budget splits cabinet"
    assert record["path"] == "budget.txt"
    assert record["quotes"] == 2
    assert "budget" in str(record["snippet"])
    (row,) = csv.DictReader(io.StringIO(indexed("search", "budget", "--format", "csv").out))
    assert row["title"] == "Budget splits cabinet"


def test_search_without_result(indexed: Pullquote) -> None:
    outcome = indexed("search", "river", "budget")
    assert outcome.status == 1
    assert outcome.out == ""
    assert "Nothing found" in outcome.err
    assert "“river”: 1" in outcome.err


def test_search_that_is_read_otherwise(indexed: Pullquote) -> None:
    outcome = indexed("search", "river or budget")
    assert outcome.err == "2 articles\nNote: “or” read as in capitals.\n"
    assert len(outcome.out.splitlines()) == 3


def test_search_with_a_mistake(indexed: Pullquote) -> None:
    outcome = indexed("search", "colour:red")
    assert outcome.status == 2
    assert "colour" in outcome.err


def test_search_in_batch(indexed: Pullquote) -> None:
    queries = "river\n\ncolour:red\nbudget\n"
    outcome = indexed("search", "--batch", "-", "--format", "jsonl", given=queries)
    assert [record["query"] for record in outcome.records] == ["river", "budget"]
    assert outcome.status == 1
    assert "colour:red" in outcome.err


def test_saved_searches(indexed: Pullquote) -> None:
    assert indexed("searches").status == 1
    (indexed.home / "memory.json").write_text('{"saved": {"Budget": "budget"}}', "utf-8")
    (record,) = indexed("searches", "--format", "jsonl").records
    assert (record["name"], record["query"]) == ("Budget", "budget")
    assert record["articles"] == record["new"] == 1


def test_archive_can_be_named(indexed: Pullquote) -> None:
    folder = indexed.home / "articles"
    assert indexed("--archive", folder, "search", "river").status == 0
    assert indexed("search", "river", "--archive", folder).status == 0
    assert indexed("search", "river", "--archive", indexed.home).status == 3


@pytest.mark.parametrize("reference", ["budget.txt", "{folder}/budget.txt", "{id}"])
def test_show(indexed: Pullquote, reference: str) -> None:
    (record,) = indexed("search", "budget", "--format", "jsonl").records
    reference = reference.format(folder=indexed.home / "articles", id=record["id"])
    outcome = indexed("show", reference)
    assert outcome.status == 0
    assert outcome.out.startswith("Budget splits cabinet\n")
    assert "“We cannot borrow to pay for tax cuts,” said Ada Holm" in outcome.out


def test_show_tells_a_date_from_a_guess(indexed: Pullquote) -> None:
    assert "2024-03-07 · budget.txt" in indexed("show", "budget.txt").out
    assert re.search(r"~\d{4}-\d\d-\d\d · flood.txt", indexed("show", "flood.txt").out)


def test_records_tell_a_date_from_a_guess(indexed: Pullquote) -> None:
    for verb in ("search", "quotes"):
        records = indexed(verb, "--format", "jsonl").records
        guessed = {str(record["title"]): record["date_guessed"] for record in records}
        assert guessed == {"Budget splits cabinet": False, "Flood reaches the old town": True}
        assert "date_guessed" in indexed(verb, "--format", "csv").out.splitlines()[0]


def test_show_says_that_names_were_not_looked_for(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "De regering heeft op maandag een wet voorgesteld en dat is niet de eerste van dit jaar."
    (folder / "wet.txt").write_text(text, "utf-8")
    assert pullquote("index", folder).status == 0
    shown = pullquote("show", "wet.txt", "--entities")
    assert (shown.status, shown.out) == (0, "")
    assert "the language is nl" in shown.err


def test_show_what_was_found(indexed: Pullquote) -> None:
    quotes = indexed("show", "budget.txt", "--quotes").out.splitlines()
    assert quotes == [
        "Ada Holm: “We cannot borrow to pay for tax cuts,”",
        "Ruth Varga: “This is a budget of a government that has given up,”",
    ]
    assert indexed("show", "budget.txt", "--entities").status == 0
    record = json.loads(indexed("show", "budget.txt", "--json").out)
    assert record["analysis"]["quotes"][0]["name"] == "Ada Holm"


def test_show_nothing(indexed: Pullquote) -> None:
    outcome = indexed("show", "nothing\x1b[2J.txt")
    assert outcome.status == 1
    assert "\x1b" not in outcome.err


def test_quotes(indexed: Pullquote) -> None:
    assert len(indexed("quotes", "--format", "jsonl").records) == 3
    (record,) = indexed("quotes", "--speaker", "varga", "--format", "jsonl").records
    assert record["speaker"] == "Ruth Varga"
    assert record["quote"] == "“This is a budget of a government that has given up,”"
    (record,) = indexed("quotes", "--about", "tax borrow", "--format", "jsonl").records
    assert record["speaker"] == "Ada Holm"
    (record,) = indexed("quotes", "water", "--format", "jsonl").records
    assert record["speaker"] == "Hugh Tallis"
    assert indexed("quotes", "--speaker", "nobody").status == 1
    nothing = indexed("quotes", "zebra", "--speaker", "varga")
    assert nothing.status == 1 and "pullquote search finds articles" in nothing.err


def test_reported_speech_where_it_is_asked_for(indexed: Pullquote) -> None:
    marked = indexed("quotes", "--speaker", "Varga", "--format", "jsonl")
    assert ["given up" in str(record["quote"]) for record in marked.records] == [True]
    assert "--reported lists that" in marked.err
    reported = indexed("quotes", "--speaker", "Varga", "--reported", "--format", "jsonl")
    assert [record["kind"] for record in reported.records] == ["indirect"]
    asked = indexed("quotes", "said:families", "--reported", "--format", "jsonl")
    assert asked.records == reported.records
    assert "--reported" not in reported.err + asked.err
    both = indexed("quotes", "speaker:varga", "reported:yes", "--format", "jsonl")
    assert [record["kind"] for record in both.records] == ["direct", "indirect"] and not both.err
    told = indexed("search", "said:families")
    assert told.status == 1 and "Did you mean: said:families reported:yes" in told.err
    assert "--reported" not in indexed("quotes", "--speaker", "Tallis").err


def test_quotes_point_into_the_text(indexed: Pullquote) -> None:
    for record in indexed("quotes", "--format", "jsonl").records:
        article = json.loads(indexed("show", str(record["article"]), "--json").out)
        start, end = record["start"], record["end"]
        assert " ".join(article["text"][start:end].split()) == record["quote"]


def test_problems(indexed: Pullquote) -> None:
    (problem,) = indexed("problems", "--format", "jsonl").records
    assert problem["path"] == "empty.txt"
    assert problem["outcome"] == "skipped"
    assert problem["reason"] == "empty"


def test_files(indexed: Pullquote) -> None:
    found = {
        str(record["path"]): record for record in indexed("files", "--format", "jsonl").records
    }
    assert {path: record["became"] for path, record in found.items()} == {
        "budget.txt": "articles",
        "empty.txt": "problem",
        "flood.txt": "articles",
    }
    assert found["budget.txt"]["articles"] == 1
    assert found["empty.txt"]["reason"] == "empty"


def test_a_run_that_only_analyses_says_so(pullquote: Pullquote, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "budget.txt").write_text(BUDGET, "utf-8")
    assert "1 new article." in pullquote("index", tmp_path / "articles", "--text-only").err
    assert "No file has changed; 1 article analysed." in pullquote("index").err
    assert "Nothing has changed." in pullquote("index").err


def test_files_that_hold_no_article_are_listed_by_kind(pullquote: Pullquote) -> None:
    folder = pullquote.home / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(FLOOD_TEXT, "utf-8")
    (folder / "two.txt").write_text(FLOOD_TEXT, "utf-8")
    for name in ("a.png", "b.png", "c.js", "\x1b[2J.css"):
        (folder / name).write_bytes(b"x")
    (folder / "page.html").write_text(f"<title>Fog</title><article><p>{FLOOD_TEXT * 9}</article>")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "ad.html").write_text("<p>Buy this.")
    summary = (
        "8 files: 3 with articles, 4 not articles (2 png, 1 css, 1 js), 1 part of saved pages,"
        " 0 not read"
    )
    indexing = pullquote("index", folder, "--text-only")
    assert f"{summary}: see pullquote files\n" in indexing.err
    listed = pullquote("files", folder)
    assert listed.err == summary + "\n"
    heading, *rows = [re.split("  +", line) for line in listed.out.splitlines()]
    assert heading == ["PATH", "BECAME", "REASON", "HINT"]
    assert [row[:2] for row in rows[:3]] == [
        ["one.txt", "1 article"],
        ["page.html", "1 article"],
        ["two.txt", "1 article (1 folded)"],
    ]
    assert rows[3:] == [
        ["2 png", "not an article", "a picture"],
        ["1 css", "not an article", "a style sheet"],
        ["1 js", "not an article", "a script"],
        ["1 html", "helper of a saved page", "in a folder that is part of a saved page"],
    ]
    assert len(pullquote("files", folder, "--format", "jsonl").records) == 8


def test_stats_and_doctor(indexed: Pullquote) -> None:
    stats = json.loads(indexed("stats", "--json").out)
    assert (stats["articles"], stats["quotes"], stats["waiting"]) == (2, 3, 0)
    assert re.search(r"^files looked into +2$", indexed("stats").out, re.MULTILINE)
    outcome = indexed("doctor")
    assert outcome.status == 0, outcome.out
    assert "spacy" in outcome.out
    assert "not well" not in outcome.out
    assert "Budget" not in outcome.out


def test_a_language_without_rules_is_told_of(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "kawa.txt").write_text(JAPANESE, "utf-8")
    pullquote("index", folder)
    said = "Speakers are not looked for in articles in languages without rules: ja (1)."
    file = tmp_path / "out.md"
    for verb in ("quotes", "person kawa", "repeats", f"dossier -o {file}", f"export -o {file}"):
        assert said in pullquote(*verb.split()).err, verb
    assert said not in pullquote("entities").err
    assert said in pullquote("stats").out


@pytest.mark.parametrize("ending", ["csv", "jsonl", "md", "html", "ris", "json"])
def test_export(indexed: Pullquote, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"out.{ending}"
    outcome = indexed("export", "budget", "-o", file)
    assert outcome.status == 0, outcome.err
    written = file.read_text("utf-8")
    assert "Budget splits cabinet" in written
    assert "We cannot borrow" in written
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


def test_export_to_an_unknown_format(indexed: Pullquote, tmp_path: Path) -> None:
    outcome = indexed("export", "budget", "-o", tmp_path / "out.docx")
    assert outcome.status == 1
    assert "csv, jsonl, md, html, ris, csl-json" in outcome.err


def test_export_that_fails_leaves_the_file_as_it_was(indexed: Pullquote, tmp_path: Path) -> None:
    outcome = indexed("export", "-o", tmp_path / "missing" / "out.csv")
    assert outcome.status == 1
    assert "cannot be written" in outcome.err


def test_settings(pullquote: Pullquote) -> None:
    assert pullquote("config", "path").out.strip() == str(pullquote.home / "settings.toml")
    assert pullquote("config", "init").status == 0
    assert pullquote("config", "init").status == 1
    assert pullquote("config", "show").status == 0
    assert pullquote("config").out == pullquote("config", "show").out
    chosen = 'ascii = true\nwatch = ["“tram”"]\n\n[keys]\n"quote.next" = ["n", "ctrl+n"]\n'
    (pullquote.home / "settings.toml").write_text(chosen, "utf-8")
    shown = tomllib.loads(pullquote("config").out)
    assert {each: shown[each] for each in tomllib.loads(chosen)} == tomllib.loads(chosen)


def test_keys(pullquote: Pullquote) -> None:
    records = pullquote("keys", "--format", "jsonl").records
    assert {"quote.next", "hit.next", "quit"} <= {record["command"] for record in records}


def test_reader_that_has_seen_enough(indexed: Pullquote) -> None:
    command = f"'{sys.executable}' -m tui.cli quotes --format jsonl | true"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        text=True,
        env=indexed.environment,
    )
    assert done.stderr == ""


def test_interrupt(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(FLOOD_TEXT, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "index", str(folder), "--text-only", "--watch"],
        env=pullquote.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What runs in the background of a script inherits that the signal is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stderr
    while "1 new" not in process.stderr.readline():
        pass
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
    assert len(pullquote("search", "river", "--format", "jsonl").records) == 1


FLOOD_TEXT = "Flood\n\n" + "The river rose above the quay on Monday night. " * 8


def test_control_sequences_of_file_names_stay_away_from_a_terminal(
    pullquote: Pullquote, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "\x1b]0;owned\x07.txt").write_text("", "utf-8")
    (folder / "\x1b[2Jgood.txt").write_text(FLOOD_TEXT, "utf-8")
    primary, secondary = pty.openpty()
    command = (
        f"'{sys.executable}' -m tui.cli index '{folder}' --text-only;"
        f"'{sys.executable}' -m tui.cli search river --format csv;"
        f"'{sys.executable}' -m tui.cli problems"
    )
    process = subprocess.Popen(
        ["sh", "-c", command],
        env=pullquote.environment,
        stdin=secondary,
        stdout=secondary,
        stderr=secondary,
    )
    os.close(secondary)
    seen = b""
    while True:
        try:
            piece = os.read(primary, 4096)
        except OSError:  # the other side has closed
            break
        if not piece:
            break
        seen += piece
    os.close(primary)
    process.wait()
    assert b"good.txt" in seen
    rest = seen.replace(b"\x1b[K", b"")  # our own progress line
    assert b"\x1b" not in rest
    assert b"\x07" not in rest


def test_import(pullquote: Pullquote, tmp_path: Path) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "elsewhere.txt"
    folder.mkdir()
    (folder / "one.txt").write_text(FLOOD_TEXT, "utf-8")
    outside.write_text("Ferry strike\n\n" + "The crews walked out at noon. " * 9, "utf-8")
    assert pullquote("index", folder, "--text-only").status == 0
    assert pullquote("import", outside).status == 0
    page = "<!doctype html><title>Fog</title><article>" + "<p>The fog came in.</p>" * 20
    assert pullquote("import", "-", given=page).status == 0
    (record,) = pullquote("search", "crews", "--format", "jsonl").records
    assert record["path"] == str(outside)
    assert len(pullquote("search", "fog", "--format", "jsonl").records) == 1
    assert pullquote("import", tmp_path).status == 1
    outside.unlink()
    assert pullquote("index", "--text-only").status == 0
    assert pullquote("search", "crews").status == 1
    assert len(pullquote("search", "--format", "jsonl").records) == 2


def test_decode(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    file = folder / "short.txt"
    file.write_bytes("Сход.".encode("koi8_r"))
    assert pullquote("index", folder, "--text-only").status == 0
    assert "pullquote decode" in pullquote("problems").out
    assert pullquote("decode", "koi8-r", "short.txt", "--text-only").status == 0
    assert "Сход." in pullquote("show", "short.txt").out
    assert pullquote("problems").out == ""
    assert pullquote("decode", "guess", file, "--text-only").status == 0
    assert "Сход." not in pullquote("show", "short.txt").out
    assert "no encoding called" in pullquote("decode", "klingon", file).err
    assert pullquote("decode", "koi8-r", "gone.txt").status == 2


def test_a_pipeline_for_another_language(pullquote: Pullquote) -> None:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Greta Holm"}])  # type: ignore[attr-defined]
    nlp.to_disk(pullquote.home / "de_own")
    (pullquote.home / "settings.toml").write_text(
        f"[pipelines]\nde = {str(pullquote.home / 'de_own')!r}\n", "utf-8"
    )
    folder = pullquote.home / "articles"
    folder.mkdir()
    (folder / "wasser.txt").write_text(
        "Das Wasser steigt\n\nDie Bürgermeisterin Greta Holm hat am Montag gesagt, dass die Mauer "
        "am Hafen noch in diesem Jahr erhöht werden soll, weil das Wasser jedes Jahr steigt.\n",
        "utf-8",
    )
    assert pullquote("index", folder).status == 0
    (found,) = pullquote("entities", "--format", "jsonl").records
    assert (found["kind"], found["name"]) == ("PERSON", "Greta Holm")
    assert re.search(r"^not analysed yet +0$", pullquote("stats").out, re.MULTILINE)
    assert "de: de_pipeline" in pullquote("doctor").out


@pytest.mark.parametrize(
    ("query", "meant"),
    [("budg", "budg*"), ("river floo", "river floo*"), ("speaker:hol", "speaker:hol*")],
)
def test_a_word_that_was_only_begun_is_offered_as_a_beginning(
    indexed: Pullquote, query: str, meant: str
) -> None:
    """It finds something while one types it in the explorer, and nothing when one has."""
    assert f"Did you mean: {meant}\n" in indexed("search", query).err
    assert indexed("search", meant).status == 0


@pytest.mark.parametrize(("query", "meant"), [("budgte", "budget"), ("zzz", "")])
def test_no_other_word_is_taken_for_one_that_was_begun(
    indexed: Pullquote, query: str, meant: str
) -> None:
    told = indexed("search", query).err
    assert (f"Did you mean: {meant}\n" in told) if meant else ("Did you mean" not in told)

"""The commands across articles: person, dossier, check."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from pathlib import Path
from typing import cast

import docx
import pytest
import rispy

from index import open_archive
from tests.cli.conftest import Pullquote
from tui.verbs.dossier import meant_by

RECURRING = Path(__file__).parents[1] / "data" / "repeats"
FORMATS = ("md", "html", "docx", "csv", "ris", "json")


@pytest.fixture(scope="module")
def recurring(tmp_path_factory: pytest.TempPathFactory) -> Pullquote:
    """The command with an archive in which quotes recur, cut, misspelt and given to others."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(RECURRING, home / "articles")
    command = Pullquote(home)
    assert command("index", home / "articles").status == 0
    return command


def test_person(recurring: Pullquote) -> None:
    page = recurring("person", "oldridge")
    assert page.status == 0
    assert page.out.startswith("Maren Oldridge · 2 articles · 2 quotes\n")
    assert "We counted every passenger" in page.out
    (record,) = recurring("person", "Hanna", "Wiklund", "--format", "json").records
    assert record["articles"] == 2
    assert record["roles"] == [
        {"text": "director", "first": "2024-03-05", "last": "2024-03-06", "articles": 2}
    ]
    assert len(recurring("person", "wiklund", "--format", "jsonl").records) == 2
    assert "No article names" in recurring("person", "nobody at all").err


def test_person_of_a_family_name_that_somebody_bears(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    said = "“The crates of fish were never counted,” said Vera Sandvik, the treasurer."
    (folder / "ferry.txt").write_text(f"The ferry\n\n{said}\n", "utf-8")
    other = "Olav Sandvik, a baker, was born in Kelding. He bakes buns for the school."
    (folder / "baker.txt").write_text(f"A baker\n\n{other}\n", "utf-8")
    alone = "I have read what Sandvik wrote. The Sandvik letter was long. Sandvik should be sorry."
    (folder / "letters.txt").write_text(f"Letters\n\n{alone}\n", "utf-8")
    pullquote("index", folder)
    names = [record["name"] for record in pullquote("entities", "--format", "jsonl").records]
    assert {"Sandvik", "Vera Sandvik"} <= set(names)
    page = pullquote("person", "sandvik")
    assert page.out.startswith("Vera Sandvik · 1 article · 1 quote\n")
    assert "“Sandvik” alone is not quoted; this is Vera Sandvik." in page.err
    assert "Also: Sandvik, Olav Sandvik." in page.err


def test_who_said_what_in_every_order(recurring: Pullquote) -> None:
    def found(*options: str) -> list[tuple[str, str]]:
        records = recurring("quotes", "--format", "jsonl", *options).records
        return [(str(each["date"]), str(each["speaker"])) for each in records]

    newest = found()
    days = [date for date, _ in newest]
    assert days == sorted(days, reverse=True)
    assert [date for date, _ in found("--sort", "oldest")] == sorted(days)
    assert sorted(found("--sort", "oldest", "--limit", "3")) == sorted(newest)[:3]
    speakers = [speaker for _, speaker in found("--sort", "speaker")]
    counts = [speakers.count(name) for name in dict.fromkeys(speakers)]
    assert speakers == [
        name for name in dict.fromkeys(speakers) for _ in range(speakers.count(name))
    ]
    assert counts == sorted(counts, reverse=True) and counts[0] > 1


def test_repeats_tell_a_date_from_a_guess(recurring: Pullquote) -> None:
    members: list[dict[str, object]] = []
    for record in recurring("repeats", "--format", "jsonl").records:
        members += cast("list[dict[str, object]]", record["members"])
    assert members
    for member in members:
        assert member["date_guessed"] is str(member["date"]).startswith("~")


@pytest.mark.parametrize("form", FORMATS)
def test_dossier(recurring: Pullquote, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"dossier.{form}"
    written = recurring("dossier", "museum OR passenger", "-o", file, "--title", "1. *Ferry*")
    assert (written.status, written.out) == (0, "")
    manifest = json.loads(file.with_name(f"{file.name}.manifest.json").read_bytes())
    quotes = [quote["text"] for quote in manifest["quotes"]]
    assert len(quotes) == 4
    shown = text_of(file)
    for quote in quotes:
        assert quote in shown, quote
    for fact in ("Maren Oldridge", "Hanna Wiklund"):
        assert fact in shown
    checked = recurring("check", file, "--format", "jsonl")
    assert (checked.status, [each["status"] for each in checked.records]) == (0, ["exact"] * 4)
    file.write_bytes(file.read_bytes() + b" ")
    edited = recurring("check", file)
    assert edited.status == 1
    assert "has been changed since it was written" in edited.err
    assert "what stood in it, not what it says now" in edited.err
    assert "0 to look at; look at what is said above, too." in edited.err
    assert [each["paragraph"] for each in checked.records] == [None] * 4


def test_a_draft_that_names_a_speaker_where_the_archive_has_none(
    pullquote: Pullquote, tmp_path: Path
) -> None:
    folder, draft = tmp_path / "articles", tmp_path / "draft.txt"
    folder.mkdir()
    closing = "“The channel has been closing since March,”"
    (folder / "channel.txt").write_text(f"The channel\n\n{closing} a pilot said.\n", "utf-8")
    surveys = "“The surveys are up to date and public,”"
    (folder / "surveys.txt").write_text(
        f"The surveys\n\n{surveys} said Ilka Maden, who wrote them.\n", "utf-8"
    )
    told = f"{closing} said Tobias Renk, of the port.\n\n{surveys} Ilka Maden said.\n"
    draft.write_text(f"Mine\n\n{told}", "utf-8")
    pullquote("index", folder)
    first, second = pullquote("check", draft, "--format", "jsonl").records
    assert (first["status"], first["speaker_agrees"], first["paragraph"]) == ("exact", False, 0)
    assert (second["status"], second["speaker_agrees"], second["paragraph"]) == ("exact", True, 1)
    table = pullquote("check", draft).out.splitlines()
    assert "said by a pilot" in table[1] and "¶1" in table[1]
    assert "said by" not in table[2]


def text_of(file: Path) -> str:
    """Return what a dossier says, read by a program for files of its kind."""
    if file.suffix == ".docx":
        document = docx.Document(str(file))
        assert document.paragraphs[0].style and document.paragraphs[0].style.name == "Title"
        assert document.paragraphs[0].text == "1. *Ferry*"
        return "\n".join(paragraph.text for paragraph in document.paragraphs)
    text = file.read_text("utf-8")
    if file.suffix == ".csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        return "\n".join(f"{row['speaker']}: {row['quote']}" for row in rows)
    if file.suffix == ".ris":
        return "\n".join(note for entry in rispy.loads(text) for note in entry["notes"])
    if file.suffix == ".json":
        return "\n".join(item["note"] for item in json.loads(text))
    if file.suffix == ".md":
        assert text.startswith(r"# 1\. \*Ferry\*")
    return text


def test_dossier_of_a_person_and_of_nothing(recurring: Pullquote, tmp_path: Path) -> None:
    file = tmp_path / "munk.md"
    written = recurring("dossier", "--person", "Munk", "-o", file)
    assert written.status == 0
    assert "1 quote, and 1 other wording of it, written to" in written.err
    title, told = file.read_text("utf-8").split("\n", 1)
    assert title == "# Olav Munk"
    assert told.index("Grete Sandvik") < told.index("Olav Munk")  # who said it first
    assert "Another speaker" in told
    assert recurring("dossier", "--kept", "-o", tmp_path / "none.md").status == 1
    assert not (tmp_path / "none.md").exists()
    assert "takes no query" in recurring("dossier", "--kept", "tax", "-o", file).err
    wrong = recurring("dossier", "-o", tmp_path / "x.tex").err
    assert "x.tex ends in “.tex”, which is no format." in wrong
    assert "cannot be written" in recurring("dossier", "-o", tmp_path / "none" / "x.md").err


def test_a_dossier_of_a_person_is_of_one(pullquote: Pullquote, tmp_path: Path) -> None:
    folder, file = tmp_path / "articles", tmp_path / "sandvik.md"
    folder.mkdir()
    ferry = "“The crates were never counted,” said Vera Sandvik. “Nobody asked,” Sandvik said."
    (folder / "ferry.txt").write_text(f"The ferry\n\n{ferry}\n", "utf-8")
    baker = "“A bun is not a crate of fish,” said Olav Sandvik, a baker in Kelding."
    (folder / "baker.txt").write_text(f"A baker\n\n{baker}\n", "utf-8")
    pullquote("index", folder)
    written = pullquote("dossier", "--person", "sandvik", "-o", file)
    assert "“sandvik” is taken for Vera Sandvik. Left out: Olav Sandvik 1." in written.err
    assert "For all of them, instead of --person:  speaker:sandvik" in written.err
    assert file.read_text("utf-8").startswith("# Vera Sandvik\n\n2 quotes")
    assert "bun" not in file.read_text("utf-8")
    about = pullquote("dossier", "bun", "--person", "sandvik", "-o", file)
    assert about.status == 1, "who is meant does not hang on what is asked about them"
    both = pullquote("dossier", "speaker:sandvik", "-o", file)
    assert "3 quotes written" in both.err
    assert "1 quote written" in pullquote("dossier", "--person", "Olav Sandvik", "-o", file).err


def test_who_is_meant_by_a_part_of_a_name() -> None:
    quoted = Counter({"Ada Holm": 9, "Holm": 4, "A Holm aide": 3, "Rolf Holm": 2, "Brenholm": 20})
    assert meant_by("holm", quoted) == ["Ada Holm"]
    assert meant_by("rolf  holm", quoted) == ["Rolf Holm"]
    assert meant_by("Rolf", quoted) == ["Rolf Holm"]
    assert meant_by("ren", quoted) == ["Brenholm"]
    del quoted["Rolf Holm"]
    assert meant_by("Holm", quoted) == ["Ada Holm", "Holm"], "nobody else bears the name"
    del quoted["Ada Holm"]
    assert meant_by("Holm", quoted) == ["Holm"]
    assert meant_by("Holm", Counter()) == []


def test_dossier_tells_of_kept_quotes_that_are_lost(pullquote: Pullquote, tmp_path: Path) -> None:
    article = tmp_path / "articles" / "ferry.txt"
    article.parent.mkdir()
    text = "The ferry\n\n“The crates of fish were never counted,” said Ada Holm in Kelding.\n"
    article.write_text(text, "utf-8")
    pullquote("index", article.parent)
    with open_archive(article.parent, data_dir=pullquote.home / "data") as archive:
        (row,) = archive.quotes()
        archive.annotations.keep(row.article_id, row.quote.span, True)
    article.write_text(text.replace("never", "always"), "utf-8")
    pullquote("index", article.parent)
    told = pullquote("dossier", "--kept", "-o", tmp_path / "kept.md")
    assert told.status == 1
    assert "not found in the articles now: 1 quote you keep." in told.err


def test_what_is_no_manifest(recurring: Pullquote, tmp_path: Path) -> None:
    for number, content in enumerate(
        (
            "",
            "[]",
            "{}",
            "[" * 100_000,
            '{"pullquote": "dossier", "version": 9, "document": {"sha256": ""}, "quotes": []}',
            '{"pullquote": "dossier", "version": 1, "document": {}, "quotes": [{"start": -1}]}',
        )
    ):
        file = tmp_path / f"{number}.md.manifest.json"
        file.write_text(content, "utf-8")
        assert "is no manifest" in recurring("check", file).err, content[:80]


def test_a_dossier_tells_which_article_has_changed(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    said = "“The crates of fish were never counted,” said Vera Sandvik, the treasurer.\n"
    other = "The harbour\n\nGrey water lay below the old pier, and men in boots looked at it.\n\n"
    (folder / "harbour.txt").write_text(f"{other}{said}", "utf-8")
    (folder / "ferry.txt").write_text(f"The ferry\n\nSo it went on. {said}", "utf-8")
    pullquote("index", folder)
    file = tmp_path / "fish.md"
    pullquote("dossier", "fish", "-o", file)
    assert pullquote("check", file).status == 0
    (folder / "ferry.txt").write_text(f"The ferry\n\nIt went on so. {said}", "utf-8")
    pullquote("index", folder)
    edited = pullquote("check", file, "--format", "jsonl")
    assert (edited.status, edited.err) == (0, "")  # the words still stand in it
    paths = {cast("dict[str, str]", each["match"])["path"] for each in edited.records}
    assert paths == {"ferry.txt", "harbour.txt"}
    (folder / "ferry.txt").write_text("The ferry\n\nNobody was there.", "utf-8")
    pullquote("index", folder)
    gone = pullquote("check", file)
    assert gone.status == 1
    assert "ferry.txt has changed since, or is gone: “The crates of fish" in gone.err
    assert "harbour.txt has changed" not in gone.err


def test_what_is_written_among_the_articles_is_none_of_them(
    pullquote: Pullquote, tmp_path: Path
) -> None:
    """A quote would be found again in the list that it stands in, as a proof of itself."""
    folder = tmp_path / "articles"
    shutil.copytree(RECURRING, folder)
    pullquote("index", folder)
    before = len(_articles(pullquote))
    for form in FORMATS:
        assert pullquote("dossier", "-o", folder / f"dossier.{form}").status == 0
    for verb in ("quotes", "search"):
        for form in ("csv", "jsonl"):
            table = pullquote(verb, "museum", "--format", form)
            (folder / f"{verb}.{form}").write_text(table.out, "utf-8")
    assert pullquote("export", "-o", folder / "all.csv").status == 0
    assert "among your articles" in pullquote("export", "-o", tmp_path / "articles" / "a.md").err
    (folder / "a.md").unlink()
    assert "among your" not in pullquote("export", "-o", tmp_path / "elsewhere.md").err
    assert pullquote("index", folder).status == 0
    assert len(_articles(pullquote)) == before
    lists = {one["path"]: one for one in pullquote("files", "--format", "jsonl").records}
    assert lists["dossier.md"]["became"] == "not-an-article"
    assert lists["dossier.md"]["reason"] == "a dossier"


def test_articles_that_others_have_exported_are_read(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(RECURRING, folder)
    pullquote("index", folder)
    before = len(_articles(pullquote))
    other = tmp_path / "other"
    other.mkdir()
    assert pullquote("export", "-o", other / "all.jsonl").status == 0
    rows = "title,date,text\nFerry ends,2024-05-01,“The last one left early.” said Olaf Prynne.\n"
    (other / "rows.csv").write_text(rows, "utf-8")
    assert pullquote("index", other).status == 0
    assert len(_articles(pullquote)) == before + 1


def _articles(pullquote: Pullquote) -> list[dict[str, object]]:
    return pullquote("search", "", "--limit", "1000", "--format", "jsonl").records


def test_a_checked_quotation_tells_who_else_said_it_and_not_who_did(
    recurring: Pullquote, tmp_path: Path
) -> None:
    found = recurring("quotes", "passenger", "--speaker", "Oldridge", "--format", "jsonl")
    row, *_ = found.records
    words = str(row["quote"]).strip("“”,.").replace("passenger", "traveller")
    for name, is_told in (("Maren Oldridge", False), ("Hanna Wiklund", True)):
        draft = tmp_path / f"{name}.txt"
        draft.write_text(f"A draft\n\n“{words},” said {name} in the harbour on Monday.\n", "utf-8")
        checked = recurring("check", draft)
        assert "traveller" in checked.out
        assert ("said by Maren Oldridge" in checked.out) is is_told, checked.out


def test_what_a_draft_has_in_marks_and_is_not_looked_up_is_told(
    recurring: Pullquote, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    text = "Maren Oldridge hosts “The Long Night of the Ferries,” a radio show of the harbour."
    draft.write_text(f"A draft\n\n{text}\n", "utf-8")
    checked = recurring("check", draft)
    assert "“The Long Night of the Ferries” (¶1) was taken for no quotation" in checked.err
    assert checked.status == 0  # titles are seldom to be looked at
    shown = recurring("show", "1", "--quotes")
    assert "in marks" not in shown.err


def test_show_tells_how_much_in_marks_is_no_quotation(pullquote: Pullquote, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Ada Holm hosts “The Long Night of the Ferries,” a show. “It is late,” Ada Holm said."
    (folder / "show.txt").write_text(f"A show\n\n{text}\n", "utf-8")
    assert pullquote("index", folder).status == 0
    shown = pullquote("show", "show.txt", "--quotes")
    assert shown.out.splitlines() == ["Ada Holm: “It is late,”"]
    assert "1 longer stretch in marks taken for titles" in shown.err

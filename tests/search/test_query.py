"""Parsing: what a query means, and what is told about one that means nothing."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.search.query.describe import describe_query
from index.search.query.operators import OPERATORS
from index.search.query.operators.dates import Dates
from index.search.query.parser import parse
from index.search.query.syntax import And, Label, Not, Or, Pattern, Query, Said, Variants, Words


def words(*texts: str, field: str = "any", kind: str = "word", slop: int | None = None) -> Words:
    return Words(field, tuple(Pattern(kind, text) for text in texts), slop)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "root"),
    [
        ("", And()),
        ("tax", words("tax")),
        ("tax cut", And((words("tax"), words("cut")))),
        ("tax AND cut", And((words("tax"), words("cut")))),
        ("a b OR c", Or((And((words("a"), words("b"))), words("c")))),
        ("NOT a b", And((Not(words("a")), words("b")))),
        ("-a -(b c)", And((Not(words("a")), Not(And((words("b"), words("c"))))))),
        ("NOT NOT a", Not(Not(words("a")))),
        (
            "re-elected",
            Variants((words("re", "elected", kind="exact"), words("reelected", kind="exact"))),
        ),
        ("what?", words("what")),
        ("a -- b", And((words("a"), words("b")))),
        ("« tax cut »", words("tax", "cut", kind="exact")),
        ('"tax cut"~3', words("tax", "cut", slop=3)),
        ('"tax"~3', words("tax")),
        ("title:tax", words("tax", field="title")),
        ("title:OR", words("OR", field="title")),
        ("TITLE:tax", words("tax", field="title")),
        ("Trump: tax", And((words("Trump"), words("tax")))),
        ("10:30", words("10", "30", kind="exact")),
        ("said:tax", Said(words("tax"))),
        ('source:"The Echo"', Label("source", (Pattern("exact", "the"), Pattern("exact", "echo")))),
        ("tax — & …", words("tax")),
        ("tax cut tax", And((words("tax"), words("cut")))),
        ('"tax cut"~99999', words("tax", "cut", slop=9999)),
        ("Trump:", words("Trump")),
        ("said:speaker:holm", Said(Label("speaker", (Pattern("exact", "holm"),)))),
        ("#tax @cut", And((Label("tag", (Pattern("exact", "tax"),)), words("cut")))),
    ],
)
def test_meaning(query: str, root: object) -> None:
    assert parse(query).root == root


@pytest.mark.parametrize(
    ("query", "column", "message"),
    [
        ('tax "cut', 4, "not closed"),
        ("tax (cut", 4, "not closed"),
        ("tax) cut", 3, "closes nothing"),
        ("tax OR", 4, "both sides"),
        ("OR tax", 0, "both sides"),
        ("tax AND", 4, "both sides"),
        ("tax NOT", 4, "exclude"),
        ("tax *", 4, "at least one letter"),
        ("tax spaeker:x", 4, "no field"),
        ("date:soon", 5, "not a date"),
        ("has:wings", 4, "does not know"),
        ("sort:upwards", 5, "does not know"),
        ("tax~7", 3, "At most two"),
        ("speaker:(", 8, "not closed"),
        ("date:(2024)", 5, "needs a word"),
        ("tax speaker:", 4, "needs a word"),
        ("said: ", 0, "needs a word"),
        ('speaker:"" tax', 8, "needs a word"),
        ("title:()", 6, "needs a word"),
        ("— & …", 0, "no word"),
        ("()", 0, "no word"),
        ("\N{GRINNING FACE}", 0, "no word"),
        ("(" * 60 + "a" + ")" * 60, 50, "parentheses"),
        ("a " * 2500, 4000, "longer"),
    ],
)
def test_mistakes(query: str, column: int, message: str) -> None:
    with pytest.raises(QueryError, match=message) as told:
        parse(query)
    assert told.value.column == column
    assert told.value.hint


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("tax bfore:2020 levy", "tax before:2020 levy"),
        ("tax until:2020", "tax before:2020"),
        ("e\u0301gal until:2020", "égal before:2020"),
        ('outlet:"The Echo" tax', 'source:"The Echo" tax'),
        ("tax sort:quotas", "tax sort:quotes"),
        ("tax sort:newest", "tax sort:date"),
        ("wombat:x", ""),
        ("in:title tax", ""),
        ("(tax", ""),
    ],
)
def test_what_was_probably_meant_is_offered_whole(query: str, meant: str) -> None:
    with pytest.raises(QueryError) as told:
        parse(query)
    assert told.value.corrected(query) == meant
    if meant:
        parse(meant)


def test_no_other_field_is_offered_than_the_hint_names() -> None:
    for field in ("datefrom", "date_to", "site", "title_of", "quotes", "older_than"):
        with pytest.raises(QueryError) as told:
            parse(f"tax {field}:(levy OR quay)")
        offered = told.value.corrected(f"tax {field}:(levy OR quay)")
        assert offered.removeprefix("tax ").removesuffix("(levy OR quay)") in told.value.hint


@pytest.mark.parametrize(
    "typo", ["titel", "autor", "sorce", "persn", "dupicates", "aftr", "quotes"]
)
def test_unknown_field_suggests_the_nearest(typo: str) -> None:
    with pytest.raises(QueryError) as told:
        parse(f"{typo}:x")
    assert any(f"{field}:" in told.value.hint for field in OPERATORS)
    assert "Did you mean" in told.value.hint


def test_typing_forgives_what_is_not_finished() -> None:
    assert parse("tax cu", typing=True).root == And((words("tax"), words("cu", kind="typing")))
    assert parse("tax ", typing=True).root == words("tax")
    assert parse('"tax cu', typing=True).root == Words(
        "any", (Pattern("exact", "tax"), Pattern("typing", "cu"))
    )
    for query in ("(tax", "tax OR", "OR tax", "tax AND", "tax NOT", "tax -", "tax speaker:"):
        assert parse(query, typing=True).root in (words("tax"), words("tax", kind="typing"))
    for query in ("NOT", "*", '"', "(", "—", "sort:", "title:(", "title:( ", 'speaker:"', "said:"):
        assert parse(query, typing=True).root == And()


@given(
    st.text(alphabet='abé东 "“”«»()-*?~=:’.5\n\tORANDNT', max_size=30) | st.text(max_size=30),
    st.booleans(),
)
def test_any_text_is_understood_or_explained(text: str, typing: bool) -> None:
    try:
        query = parse(text, typing=typing)
    except QueryError as problem:
        assert 0 <= problem.column <= len(text)
        assert problem.message and problem.hint
    else:
        assert describe_query(query)


@given(st.sampled_from(list(OPERATORS)), st.text(alphabet='ab "()-*~:2024', max_size=10))
def test_any_field_with_any_value_is_understood_or_explained(field: str, value: str) -> None:
    try:
        describe_query(parse(f"{field}:{value}"))
    except QueryError as problem:
        assert problem.hint


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "every article"),
        ("tax =cut", "articles with “tax” and with exactly “cut”"),
        ('"tax cut"', "articles with “tax cut”"),
        ('"tax cut"~5', "articles with “tax cut” near each other (at most 5 words between)"),
        ("a OR (b -c)", "articles with “a” or (with “b” and not with “c”)"),
        ("title:a quote:b", "articles with “a” in the title and with “b” in a quote"),
        ("speaker:holm", "articles with speaker holm"),
        ("said:(holm tax)", "articles with one quote with “holm” and with “tax”"),
        ("date:2024", "articles from 2024"),
        ("date:2024-02", "articles from February 2024"),
        ("date:9999-12", "articles from December 9999"),
        ("date:2024-02-01..2024-02-28", "articles from 2024-02-01 to 2024-02-28"),
        ("after:2024-03", "articles since 2024-03-01"),
        ("has:quotes sort:date", "articles with quotes, newest first"),
        (
            "has:mark has:note -has:author",
            "articles with a mark of yours and with a note and not with an author",
        ),
        ("duplicates:off", "every article, near duplicates left out"),
        ("NOT (a b)", "articles not (with “a” and with “b”)"),
    ],
)
def test_query_in_plain_words(query: str, said: str) -> None:
    assert describe_query(parse(query)) == said


def test_settings_are_not_part_of_the_condition() -> None:
    assert parse("tax sort:Oldest duplicates:off") == Query(
        "tax sort:Oldest duplicates:off", words("tax"), "oldest", False
    )


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("date:last week", "2024-03-04..2024-03-10"),
        ("date:7 march 2023", "2023-03-07..2023-03-07"),
        ("date:7th march 2023 tax", "2023-03-07..2023-03-07"),
        ("date:3 days ago", "2024-03-13..2024-03-13"),
        ("date:2024 march", "2024-01-01..2024-12-31"),
        ("date:yesterday budget", "2024-03-15..2024-03-15"),
        ("date:march 2023 - june 2023 tax", "2023-03-01..2023-06-30"),
        ("date:28 march 2023 to 5 april 2023 tax", "2023-03-28..2023-04-05"),
        ("date:2023-03-28 to 5 april 2023", "2023-03-28..2023-04-05"),
        ("date:2022 to 2023 tax", "2022-01-01..2023-12-31"),
        ("date: > 2023", "2024-01-01.."),
        ('after:"last month" tax', "2024-02-01.."),
        ("before:2024-03", "..2024-02-29"),
    ],
)
def test_dates_in_queries(query: str, days: str) -> None:
    root = parse(query, today=datetime.date(2024, 3, 16)).root
    found = root.parts[0] if isinstance(root, And) else root
    assert isinstance(found, Dates)
    assert f"{found.first or ''}..{found.last or ''}" == days


@pytest.mark.parametrize("query", ["tax date:20", "tax has:qu", "tax sort:rel", "tax duplicates:o"])
def test_a_setting_says_nothing_until_it_is_whole(query: str) -> None:
    assert parse(query, typing=True).root == words("tax")
    with pytest.raises(QueryError):
        parse(query + " ", typing=True)


def test_operators_are_words_behind_a_field() -> None:
    assert parse("said:NOT").root == Said(words("NOT"))
    assert parse("source:OR").root == Label("source", (Pattern("exact", "or"),))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (" OR ".join(f"a{n}*" for n in range(17)), "more than 16 words with"),
        (" ".join(f"a{n}~2" for n in range(17)), "more than 16 words with"),
        (" ".join(f"a{n}" for n in range(201)), "more than 200 words"),
        ('"' + "a " * 13 + '"~9', "more than 12 words to stand near"),
        ("said:" * 60 + "a", "inside one another"),
        ("x" * 10**6, "longer than 4,000"),
    ],
)
def test_what_would_take_seconds_is_refused(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as told:
        parse(query)
    assert told.value.hint

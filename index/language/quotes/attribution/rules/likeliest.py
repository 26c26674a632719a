"""Nobody whom a rule finds, but who is likeliest of all near a quotation (see `ranking`)."""

from __future__ import annotations

from index.language.quotes.attribution.rules.candidates import Rule

LIKELIEST = Rule(
    id="likeliest",
    score=5.0,
    reliability=0.6,
    explanation="Of everybody mentioned near it, ‘{speaker}’ is the likeliest.",
)

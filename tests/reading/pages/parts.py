"""What sites put round their articles."""

from __future__ import annotations

import json
from html import escape

from tests.reading.pages.story import Story, make_story

MENU = """<header class="site-header"><a class="skip-link" href="#main">Skip to content</a>
<div class="logo"><a href="/">The Brenholm Courier</a></div>
<nav class="main-nav" role="navigation"><ul>
<li><a href="/news">News</a></li><li><a href="/politics">Politics</a></li>
<li><a href="/business">Business</a><ul><li><a href="/shipping">Shipping</a></li>
<li><a href="/prices">Prices</a></li></ul></li><li><a href="/sport">Sport</a></li>
<li><a href="/opinion">Opinion</a></li><li><a href="/obituaries">Obituaries</a></li></ul></nav>
<form action="/search"><input name="q"><button>Search</button></form>
<a href="/login">Sign in</a> <a href="/subscribe">Subscribe for 2 crowns a week</a></header>"""

COOKIES = """<div id="onetrust-banner-sdk" class="cookie-banner" role="dialog"><h2>We value your
privacy</h2><p>We and our 847 partners store and access information on a device, such as cookies,
and process personal data, such as unique identifiers and standard information sent by a device,
for personalised advertising and content, advertising and content measurement, and audience
research. With your permission we and our partners may use precise geolocation data.</p>
<p>You may click to consent to our and our partners' processing as described above.
Alternatively you may refuse to consent or access more detailed information.</p>
<button>Accept all</button><button>Reject all</button><a href="/cookies">Cookie policy</a></div>"""

NEWSLETTER = """<div class="newsletter-signup"><h3>Get the Morning Tide in your inbox</h3>
<p>The stories that matter, every weekday at six. No spam, and you can leave at any time.</p>
<form><input type="email" placeholder="Your email address"><button>Sign up</button></form>
<small>By signing up you agree to our terms and privacy policy.</small></div>"""

SHARE = """<div class="social-share"><ul><li><a href="#">Share on Facebook</a></li>
<li><a href="#">Tweet this</a></li><li><a href="#">Email</a></li><li><a href="#">Copy link</a></li>
</ul></div>"""

FOOTER = """<footer class="site-footer"><ul><li><a href="/about">About us</a></li>
<li><a href="/contact">Contact</a></li><li><a href="/terms">Terms of use</a></li>
<li><a href="/privacy">Privacy policy</a></li><li><a href="/jobs">Work with us</a></li></ul>
<p>© 2026 Courier Newspapers Ltd. All rights reserved. Registered in Halmar, number 1184.</p>
</footer>"""

ADVERT = """<div class="ad-slot" id="ad-mid"><span>Advertisement</span>
<a href="https://ads.example/x">Five things your ferry captain will never tell you</a></div>"""


def related(count: int = 4) -> str:
    """Return teasers of other articles."""
    items = "".join(
        f'<li class="teaser"><a href="{other.url}"><h4>{escape(other.title)}</h4></a>'
        f"<p>{escape(other.paragraphs[0][:110])}…</p><time datetime='{other.iso}T08:00:00Z'>"
        f"{other.worded}</time></li>"
        for other in (make_story(900 + number, 4) for number in range(count))
    )
    return f'<section class="related-articles"><h2>Related articles</h2><ul>{items}</ul></section>'


def comments(count: int = 8) -> str:
    """Return what readers had to say."""
    sayings = (
        "Typical. I said so years ago and nobody listened to me then either, did they.",
        "Has anybody thought of the seals? Nobody ever asks the seals what they think of this.",
        "I work at the harbour and can tell you that every second word of this is nonsense.",
        "Well written for once. But why was the mayor not asked? He was there, I saw him eat.",
    )
    items = "".join(
        f'<li class="comment"><cite>gull_{number}</cite> <time datetime="2026-01-0{number % 9 + 1}">'
        f"</time><p>{sayings[number % 4]}</p><a href='#'>Reply</a></li>"
        for number in range(count)
    )
    return (
        f'<section id="comments" class="comments-area"><h2>{count} comments</h2>'
        f'<ol class="comment-list">{items}</ol><form><textarea></textarea></form></section>'
    )


def paragraphs(story: Story, before: str = "<p>", after: str = "</p>") -> list[str]:
    """Return the article's paragraphs as markup."""
    return [f"{before}{escape(one, quote=False)}{after}" for one in story.paragraphs]


def linked_data(story: Story, kind: str = "NewsArticle", **more: object) -> str:
    """Return a description for machines."""
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": story.title,
        "datePublished": f"{story.iso}T06:30:00+01:00",
        "dateModified": "2026-02-02T10:00:00+01:00",
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": story.site},
        "mainEntityOfPage": story.url,
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def open_graph(story: Story) -> str:
    """Return a description for social networks."""
    title = escape(story.title)
    return (
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="{story.site}">'
        f'<meta property="og:url" content="{story.url}">'
        f'<meta property="article:published_time" content="{story.iso}T06:30:00Z">'
        f'<meta property="article:modified_time" content="2026-02-02T10:00:00Z">'
        f'<meta name="author" content="{story.author}">'
    )


def document(story: Story, head: str, body: str, *, title: str = "", charset: str = "utf-8") -> str:
    """Return a whole page."""
    title = escape(title or f"{story.title} | {story.site}")
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="{charset}"><title>{title}</title>'
        f"<script>window.dataLayer=[];function gtag(){{dataLayer.push(arguments)}}</script>"
        f"<style>body{{font-family:serif}}.ad{{color:red}}</style>{head}</head>"
        f"<body>{body}</body></html>"
    )

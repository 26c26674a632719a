"""Sites with a peculiar page: old markup, no markup, walls, other saved forms."""

from __future__ import annotations

import base64
import random
from html import escape

from tests.reading.pages.parts import (
    COOKIES,
    FOOTER,
    MENU,
    NEWSLETTER,
    SHARE,
    comments,
    document,
    linked_data,
    open_graph,
    paragraphs,
    related,
)
from tests.reading.pages.sites import Site
from tests.reading.pages.story import Story


def old_table(story: Story) -> str:
    """A page of 1999: tables for layout, fonts, and two line breaks between paragraphs."""
    text = "<br>\n<br>\n".join(paragraphs(story, "", ""))
    return f"""<HTML><HEAD><TITLE>{escape(story.title)}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF">
<TABLE WIDTH="780" BORDER="0"><TR><TD COLSPAN="2"><IMG SRC="logo.gif"><BR><FONT SIZE="1">
<A HREF="/">Home</A> | <A HREF="/news">News</A> | <A HREF="/mail">Mail us</A></FONT></TD></TR>
<TR><TD WIDTH="150" VALIGN="TOP"><FONT SIZE="2"><B>Sections</B><BR><A HREF="/1">Harbour</A><BR>
<A HREF="/2">Weather</A><BR><A HREF="/3">Tides</A></FONT></TD><TD VALIGN="TOP"><H1><FONT FACE="Times"
SIZE="5">{escape(story.title)}</FONT></H1><FONT SIZE="2"><I>By {story.author}<BR>
<SPAN CLASS="date">{story.american}</SPAN></I></FONT><BR><BR><FONT FACE="Times" SIZE="3">{text}</FONT>
</TD></TR><TR><TD COLSPAN="2"><CENTER><FONT SIZE="1">Copyright 2001 Courier Newspapers</FONT></CENTER>
</TD></TR></TABLE></BODY></HTML>"""


def content_system(story: Story) -> str:
    """Drupal: nodes, fields and blocks."""
    body = f"""{MENU}<div class="region region-content"><div id="block-mainpagecontent"><div role="article"
class="node node--type-article node--view-mode-full"><h1 class="page-header"><span class="field
field--name-title">{escape(story.title)}</span></h1><div class="node__meta"><span>Submitted by
<span>{story.author}</span> on <time datetime="{story.iso}T10:00:00+01:00">{story.worded}</time></span>
</div><div class="node__content"><div class="clearfix text-formatted field field--name-body
field--type-text-with-summary field__item">{"".join(paragraphs(story))}</div>
<div class="field field--name-field-tags"><div class="field__label">Tags</div><a>harbour</a></div>
</div></div></div></div><div class="block block-views recent-content"><h2>Recent content</h2><ul>
<li><a>Ferry timetable</a></li></ul></div>{FOOTER}"""
    return document(story, "", body)


def unmarked(story: Story) -> str:
    """No meaning in the markup at all: `div` in `div`, a date in plain words."""
    text = "".join(paragraphs(story, '<div class="x7">', "</div>"))
    body = f"""<div class="x1"><div class="x2"><a href="/">Home</a><a href="/n">News</a>
<a href="/s">Sport</a></div><div class="x3"><div class="x4"><h1>{escape(story.title)}</h1></div>
<div class="x5 date">{story.worded}</div><div class="x6">{text}</div></div><div class="x8">
<a href="/t">Terms</a><a href="/p">Privacy</a></div></div>"""
    return document(story, "", body, title=story.title)


def walled(story: Story) -> str:
    """A paywall: three paragraphs, then the offers."""
    teaser = "".join(paragraphs(story))
    body = f"""{MENU}<main><article><h1>{escape(story.title)}</h1><p class="byline">By {story.author}</p>
<div class="article__body">{teaser}</div><div class="paywall-overlay paywall"><h2>Subscribe to read
the full story</h2><p>Already a subscriber? Sign in.</p><ul><li>Standard: 9 crowns a month</li>
<li>Premium: 19 crowns a month, with puzzles</li></ul><button>See all offers</button></div></article>
</main>{FOOTER}"""
    return document(story, linked_data(story, isAccessibleForFree=False) + open_graph(story), body)


def hidden_behind_script(story: Story) -> str:
    """The page is drawn by a script; the text stands in the description for machines."""
    body = '<div id="app"></div><noscript>You need to enable JavaScript to run this app.</noscript>'
    head = linked_data(story, articleBody=story.text) + open_graph(story)
    return document(story, head, body)


def single_file(story: Story) -> str:
    """A page in one file: pictures and fonts inside it, a comment with its address."""
    dice = random.Random(story.title)
    picture = base64.b64encode(dice.randbytes(60_000)).decode()
    comment = f"""<!--
 Page saved with SingleFile
 url: {story.url}
 saved date: Thu Feb 12 2026 10:11:12 GMT+0100 (Central European Standard Time)
-->"""
    body = f"""{MENU}<main><article><h1>{escape(story.title)}</h1><p class="byline">By {story.author},
<span class="date">{story.worded}</span></p><img src="data:image/png;base64,{picture}">
{"".join(paragraphs(story))}<figure><img src="data:image/jpeg;base64,{picture[:9000]}"><figcaption>
</figcaption></figure></article></main>{related(3)}{FOOTER}"""
    head = f'<style>@font-face{{src:url("data:font/woff2;base64,{picture[:20000]}")}}</style>'
    return document(story, head, body).replace("<head>", f"{comment}<head>", 1)


def complete_page(story: Story) -> str:
    """A page saved as "complete": the browser's comment, and files beside it."""
    body = f"""{MENU}<main><article><h1>{escape(story.title)}</h1><div class="meta"><span
class="author">{story.author}</span> <time datetime="{story.iso}">{story.worded}</time></div>
<img src="./page_files/photo.jpg">{"".join(paragraphs(story))}</article></main>{FOOTER}
<script src="./page_files/script.js.download"></script>"""
    page = document(story, "", body)
    return page.replace(
        "<html", f"<!-- saved from url=({len(story.url):04}){story.url} -->\n<html", 1
    )


def archived(story: Story) -> str:
    """A page from an archive of the web, with the archive's toolbar on top."""
    body = f"""<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp-base"><div id="wm-ipp"
class="toolbar banner"><a>Archive</a><span>14 captures</span><span>07 Mar 2019 - 12 Feb 2025</span>
</div></div><!-- END WAYBACK TOOLBAR INSERT -->{MENU}<div class="story"><h1 class="headline">
{escape(story.title)}</h1><p class="byline">By {story.author}</p><p class="pub-date">Published:
{story.worded}</p><div class="story-body">{"".join(paragraphs(story))}</div></div>{FOOTER}"""
    return document(story, "", body)


def interview(story: Story) -> str:
    """Questions in bold, answers below."""
    lines = [
        f"<p><strong>{escape(one)}</strong></p>" if number % 3 == 1 else f"<p>{escape(one)}</p>"
        for number, one in enumerate(story.paragraphs)
    ]
    body = f"""{MENU}<main><article class="interview"><h1>{escape(story.title)}</h1><p class="byline">
By {story.author}</p>{"".join(lines)}</article></main>{NEWSLETTER}{FOOTER}"""
    return document(story, linked_data(story), body)


def with_subheads(story: Story) -> str:
    """Headings, a block quotation, a list, a pulled quotation that repeats the text."""
    parts = paragraphs(story)
    parts[3] = f"<blockquote>{parts[3]}</blockquote>"
    parts[5] = f"<ul><li>{escape(story.paragraphs[5])}</li></ul>"
    parts.insert(4, "<h2>How it began</h2>")
    parts.insert(4, f'<aside class="pullquote"><p>{escape(story.paragraphs[1][:90])}</p></aside>')
    body = f"""{COOKIES}{MENU}<article class="gh-article post"><header class="gh-article-header"><h1
class="gh-article-title">{escape(story.title)}</h1><div class="gh-article-meta"><h4
class="gh-article-author-name"><a>{story.author}</a></h4><time class="gh-article-meta-date"
datetime="{story.iso}">{story.worded}</time></div></header><section class="gh-content gh-canvas">
{"".join(parts)}</section></article><section class="gh-comments">{comments(3)}</section>{FOOTER}"""
    return document(story, open_graph(story), body)


def with_table(story: Story) -> str:
    """An article with a table of figures."""
    parts = paragraphs(story)
    parts.insert(
        3,
        "<table><thead><tr><th>Year</th><th>Containers</th></tr></thead><tbody><tr><td>2023</td>"
        "<td>7.1 million</td></tr><tr><td>2024</td><td>7.8 million</td></tr></tbody></table>",
    )
    body = f"""{MENU}<main role="main"><article><h1>{escape(story.title)}</h1>{SHARE}<div
class="dateline">{story.american}</div><div class="copy">{"".join(parts)}</div></article></main>
{related(2)}{FOOTER}"""
    return document(story, "", body)


def blogspot(story: Story) -> str:
    """Blogger: text with line breaks inside one `div`."""
    text = "<br /><br />".join(paragraphs(story, "", ""))
    body = f"""<div class="navbar section" id="navbar"></div><div id="header-wrapper"><h1 class="title">
<a href="/">Letters from the Sound</a></h1></div><div id="main-wrapper"><h2 class="date-header">
<span>{story.day:%A}, {story.american}</span></h2><div class="post hentry"><h3 class="post-title
entry-title">{escape(story.title)}</h3><div class="post-body entry-content">{text}</div><div
class="post-footer">Posted by {story.author} at 6:30 AM <a>No comments:</a></div></div></div>
<div id="sidebar-wrapper"><h2>About Me</h2><p>I look at the sea.</p><h2>Blog Archive</h2><ul><li>2024
(12)</li></ul></div>"""
    return document(story, "", body, title=f"Letters from the Sound: {story.title}")


def broken(story: Story) -> str:
    """Tags that never close, attributes without quotes, bad references."""
    text = "".join(paragraphs(story, "<p class=a>", ""))
    return f"""<html><head><title>{escape(story.title)}</title><meta name=date content={story.iso}>
<body><div class=nav><a href=/>Home<a href=/b>Back</div><div class=story><h1>{escape(story.title)}
</h1>{text}<p>&#27;&nbsp;&bogus;</div><div class=footer>All rights reserved"""


def hero_first(story: Story) -> str:
    """A magazine: a large picture with a caption, an initial letter of its own, three stars."""
    parts = paragraphs(story)
    first = story.paragraphs[0]
    parts[0] = f'<p><span class="dropcap">{escape(first[0])}</span>{escape(first[1:])}</p>'
    parts.insert(5, '<p class="separator">* * *</p>')
    body = f"""{MENU}<div class="hero"><picture><img src="a.jpg"></picture></div><main><article
class="longform"><h1>{escape(story.title)}</h1><p class="standfirst">On a town, its water, and what
came of both.</p><p class="credits">Words by {story.author}</p><div class="longform__text">
{"".join(parts)}</div></article></main>{FOOTER}"""
    return document(story, linked_data(story), body)


def tagged(story: Story) -> str:
    """An article whose element bears the names of what others put round theirs."""
    body = f"""{MENU}<div class="wrap has-sidebar"><div id="post-7" class="post tag-comments topic-related
comments-open promo-free"><h1>{escape(story.title)}</h1><span class="date">{story.worded}</span>
<div class="entry tag-newsletter sharing-enabled">{"".join(paragraphs(story))}</div></div>
{comments(50)}</div>{FOOTER}"""
    return document(story, "", body)


def brief(story: Story) -> str:
    """Three paragraphs among many links."""
    links = "".join(
        f'<li><a href="/{n}">Another story about the Sound, no. {n}</a></li>' for n in range(60)
    )
    body = f"""{COOKIES}{MENU}<div class="grid"><div class="c-left"><ul>{links}</ul></div><div
class="c-main"><h1>{escape(story.title)}</h1><p class="meta">{story.american}</p>
{"".join(paragraphs(story))}</div><div class="c-right"><ul>{links}</ul></div></div>{FOOTER}"""
    return document(story, "", body)


ODD: tuple[Site, ...] = (
    old_table, content_system, unmarked, walled, hidden_behind_script, single_file, complete_page,
    archived, interview, with_subheads, with_table, blogspot, broken, hero_first,
    tagged, brief,
)  # fmt: skip

"""Sites with a modern page: each function builds one in the manner of a kind of publisher."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.reading.pages.parts import (
    ADVERT,
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
from tests.reading.pages.story import Story, make_story

Site = Callable[[Story], str]


def weblog(story: Story) -> str:
    """WordPress: an entry, a sidebar with widgets, comments in an ordered list."""
    body = f"""{MENU}<div id="content" class="site-content"><main id="main">
<article id="post-118" class="post type-post hentry category-news tag-harbour">
<header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1>
<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date published"
datetime="{story.iso}T06:30:00+00:00">{story.american}</time></span>
<span class="byline"> by <span class="author vcard"><a href="/author">{story.author}</a></span></span>
</div></header><div class="entry-content">{"".join(paragraphs(story))}
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li>Twitter</li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div></div>
<footer class="entry-footer">Posted in <a href="/news">News</a>. Tagged harbour, levy.</footer>
</article>{comments(6)}</main></div><aside id="secondary" class="widget-area">
<section class="widget widget_recent_entries"><h2>Recent Posts</h2><ul><li><a href="/1">The night
ferry is late again</a></li><li><a href="/2">Letters of the week</a></li></ul></section>
<section class="widget"><h2>Archives</h2><ul><li>March 2024</li><li>April 2024</li></ul></section>
</aside>{FOOTER}"""
    return document(story, "", body, title=f"{story.title} – Harbour Weblog")


def broadcaster(story: Story) -> str:
    """A broadcaster: hashed class names, each paragraph in a block of its own."""
    blocks = "".join(
        f'<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper ep2nwvo0">'
        f'<div class="ssrcss-7uxr49-RichTextContainer e5tfeyi1">{one}</div></div>'
        for one in paragraphs(story, '<p class="ssrcss-1q0x1qg-Paragraph e1jhz7w10">')
    )
    body = f"""{COOKIES}{MENU}<main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper">
<header><h1 id="main-heading" class="ssrcss-15xko80-StyledHeading">{escape(story.title)}</h1>
<ul><li><time data-testid="timestamp" datetime="{story.iso}T06:30:00.000Z">{story.worded}</time></li>
</ul></header><section data-component="byline-block">By {story.author}<br>Harbour correspondent
</section>{blocks}<section data-component="links-block"><h2>More on this story</h2><ul>
<li><a href="/a">Is the bridge safe?</a></li><li><a href="/b">Levy explained in 90 seconds</a></li>
</ul></section><section data-component="tag-list"><h2>Related Topics</h2><ul><li>Halmar</li>
<li>Port Selwyn</li></ul></section></article></main>{related(6)}{FOOTER}"""
    return document(story, linked_data(story, "ReportageNewsArticle"), body)


def liberal_daily(story: Story) -> str:
    """A daily that asks for support in the middle of its text and links to itself beside it."""
    parts = paragraphs(story, '<p class="dcr-130mj7b">')
    parts.insert(
        3,
        '<aside class="dcr-rich-link" data-component="rich-link"><a href="/x">Two women, one bridge '
        "and a very small whistle</a><span>Read more</span></aside>",
    )
    parts.insert(6, f"<figure class='dcr-173mewl'>{NEWSLETTER}</figure>")
    parts.insert(2, ADVERT)
    body = f"""{MENU}<main><article><div data-gu-name="headline"><h1 class="dcr-1w6uej9">
{escape(story.title)}</h1></div><div data-gu-name="meta"><a rel="author" href="/p">{story.author}</a>
<details class="dcr-dateline"><summary>{story.day:%a} {story.worded} 06.30 GMT</summary></details>
{SHARE}</div><div data-gu-name="body"><div id="maincontent" class="article-body-viewer-selector">
{"".join(parts)}</div></div><div class="contributions__epic"><p>Now that you are here, we have a
small favour to ask. Tens of millions have placed their trust in our journalism.</p>
<a href="/support">Support us</a></div></article></main>{related(5)}{comments(5)}{FOOTER}"""
    return document(story, open_graph(story) + linked_data(story), body)


def grey_lady(story: Story) -> str:
    """A grand daily: columns of a body, an advertisement between them, a correction below."""
    columns = "".join(
        f'<div class="css-s99gbd StoryBodyCompanionColumn"><div class="css-53u6y8">{one}</div></div>'
        + ('<div id="story-ad-1-wrapper" class="css-wrapper"><p>Advertisement</p>'
           '<a href="#after">SKIP ADVERTISEMENT</a></div>' if number == 2 else "")
        for number, one in enumerate(paragraphs(story, '<p class="css-at9mc1 evys1bk0">'))
    )  # fmt: skip
    body = f"""<div id="app">{MENU}<main id="site-content"><article id="story"><header>
<h1 data-testid="headline" class="css-88wicj">{escape(story.title)}</h1>
<p id="article-summary" class="css-1n0orw4">It had been expected. It came as a surprise.</p>
<div class="css-byline"><p>By <span itemprop="name">{story.author}</span></p>
<time datetime="{story.iso}T05:00:11-05:00">{story.american}</time></div></header>
<section name="articleBody" class="meteredContent css-1r7ky0e">{columns}</section>
<div class="bottom-of-article"><p>A version of this article appears in print, Section A, Page 4 of
the edition with the headline: A Vote. <a href="/reprints">Order Reprints</a> | Subscribe</p></div>
</article></main>{related(4)}{FOOTER}</div>"""
    return document(story, linked_data(story) + open_graph(story), body)


def agency(story: Story) -> str:
    """An agency: paragraphs are `div`s with test identifiers, and a standards line ends them."""
    blocks = "".join(
        f'<div data-testid="paragraph-{number}" class="text__text__1FZLe body__full_width">{one}</div>'
        for number, one in enumerate(paragraphs(story, "", ""))
    )
    body = f"""{MENU}<main><article data-testid="Article"><h1 data-testid="Heading">
{escape(story.title)}</h1><div class="info-content__author-date">By <a rel="author">{story.author}</a>
<time datetime="{story.iso}T09:12:00Z"><span>{story.american}</span><span>9:12 AM GMT+1</span>
<span>Updated 2 years ago</span></time></div><div class="article-body__content__17Yit">{blocks}
<p class="sign-off">Reporting by {story.author}; Editing by Cosmo Leary</p>
<p class="trust-badge">Our Standards: The Agency Trust Principles.</p></div></article></main>
<div class="read-next"><h2>Read Next</h2><ul><li><a href="/x">Grain prices steady</a></li></ul></div>
{FOOTER}"""
    return document(story, open_graph(story), body)


def press_association(story: Story) -> str:
    """Another agency: a rich text body with promotions inside of it."""
    parts = paragraphs(story)
    parts.insert(4, '<div class="PageList-promo"><h3>Related stories</h3><ul><li>Seal wakes</li></ul>'
                    "</div>")  # fmt: skip
    body = f"""{COOKIES}{MENU}<div class="Page-content"><main class="Page-main"><h1
class="Page-headline">{escape(story.title)}</h1><div class="Page-byline"><div class="Page-authors">
By <a class="Link">{story.author}</a></div><div class="Page-dateModified">Updated 10:02 AM, February
2, 2026</div></div><div class="RichTextStoryBody RichTextBody">{"".join(parts)}</div></main></div>
{FOOTER}"""
    return document(story, linked_data(story), body)


def letter_by_mail(story: Story) -> str:
    """A newsletter's own page: buttons to subscribe between the paragraphs."""
    parts = paragraphs(story)
    button = """<div class="subscription-widget-wrap"><div class="subscription-widget"><p>Harbour
Notes is a reader-supported publication. To receive new posts, consider becoming a subscriber.</p>
<form><input type="email"><button>Subscribe</button></form></div></div>"""
    parts.insert(3, button)
    parts.append(button)
    body = f"""<div id="entry"><div class="main-menu"><a href="/">Harbour Notes</a><button>Subscribe
</button><a>Sign in</a></div><div class="single-post"><article class="typography newsletter-post post">
<div class="post-header"><h1 class="post-title published">{escape(story.title)}</h1>
<h3 class="subtitle">Notes from the quay</h3><div class="byline-wrapper"><a href="/@n">{story.author}</a>
<div class="pencraft">{story.day:%b} {story.day.day}, {story.day.year}</div></div></div>
<div class="available-content"><div class="body markup">{"".join(parts)}</div></div></article>
<div class="post-footer">{SHARE}</div></div><div class="comments-section">{comments(4)}</div></div>"""
    return document(story, linked_data(story), body, title=f"{story.title} - Harbour Notes")


def platform(story: Story) -> str:
    """A platform for everybody: hashed names, claps, a card about the writer."""
    parts = paragraphs(story, '<p class="pw-post-body-paragraph nb nc gs nd b ne">')
    body = f"""<div id="root"><div class="a b c"><div class="d"><a>Open in app</a><a>Sign up</a>
<a>Sign in</a></div></div><div class="root"><article class="meteredContent"><div class="m"><section>
<div class="ab cb"><h1 class="pw-post-title gp gq">{escape(story.title)}</h1><div class="speechify">
<a class="af" rel="noopener follow" data-testid="authorName">{story.author}</a><span>Follow</span>
<span>6 min read</span><span data-testid="storyPublishDate">{story.day:%b} {story.day.day},
{story.day.year}</span><span>214</span><span>12</span></div>{"".join(parts)}</div></section></div>
</article><div class="author-card"><h2>Written by {story.author}</h2><p>318 Followers. Writes about
harbours and what is in them.</p></div></div><div class="more-from"><h2>More from {story.author}</h2>
{related(4)}</div><div class="footer-links"><a>Help</a><a>Status</a><a>About</a><a>Terms</a></div></div>"""
    return document(story, linked_data(story, "Article"), body)


def government(story: Story) -> str:
    """A ministry: a crown, breadcrumbs, a body of its own Markdown."""
    body = f"""<div class="gem-c-cookie-banner"><h2>Cookies on GOV.EXAMPLE</h2><p>We use some
essential cookies to make this website work.</p><button>Accept additional cookies</button></div>
{MENU}<div class="govuk-width-container"><div class="gem-c-breadcrumbs"><ol><li><a>Home</a></li>
<li><a>Transport</a></li></ol></div><main class="govuk-main-wrapper" id="content"><div><span
class="govuk-caption-xl">Press release</span><h1 class="gem-c-heading__text">{escape(story.title)}</h1>
</div><div class="gem-c-metadata"><dl><dt>From:</dt><dd><a>Ministry of Harbours</a></dd>
<dt>Published</dt><dd>{story.worded}</dd></dl></div><div class="gem-c-govspeak govuk-govspeak">
{"".join(paragraphs(story))}</div><div class="gem-c-contextual-sidebar"><h2>Related content</h2><ul>
<li><a>Harbour dues: guidance</a></li></ul></div><div class="gem-c-feedback"><h2>Is this page useful?
</h2><button>Yes</button><button>No</button></div></main></div>{FOOTER}"""
    head = f'<meta name="govuk:first-published-at" content="{story.iso}T00:15:00+00:00">' + linked_data(story)  # fmt: skip
    return document(story, head, body, title=f"{story.title} - GOV.EXAMPLE")


def accelerated(story: Story) -> str:
    """An AMP page."""
    body = f"""<amp-consent id="consent" layout="nodisplay"><div id="consent-ui"><p>We use cookies to
improve your visit.</p><button>Accept</button></div></amp-consent><amp-sidebar id="sidebar"><ul>
<li><a>News</a></li><li><a>Sport</a></li></ul></amp-sidebar><header class="amp-header"><a>Courier</a>
</header><article class="amp-article"><h1 class="amp-title">{escape(story.title)}</h1>
<div class="amp-meta">By {story.author} <time datetime="{story.iso}">{story.worded}</time></div>
<amp-img src="x.jpg" width="600" height="400"></amp-img><div class="amp-content">
{"".join(paragraphs(story))}</div><amp-ad type="doubleclick"><div fallback>Advertisement</div></amp-ad>
<amp-social-share type="twitter"></amp-social-share></article><amp-list src="/related"><div>{related(3)}
</div></amp-list><footer class="amp-footer">© 2026</footer>"""
    page = document(story, linked_data(story), body)
    return page.replace("<html ", "<html amp ", 1)


def live(story: Story) -> str:
    """A live page: entries with times, newest first, and a summary of key points."""
    times = (f"{18 - number // 4}:{(59 - number * 7) % 60:02}" for number in range(99))
    entries = "".join(
        f'<div class="live-post" id="post-{number}"><time datetime="{story.iso}T{time}:00Z">{time}'
        f"</time>{one}</div>"
        for number, (time, one) in enumerate(zip(times, paragraphs(story), strict=False))
    )
    body = f"""{MENU}<main><article class="liveblog"><h1>{escape(story.title)}</h1>
<p class="byline">By {story.author}</p><div class="liveblog-body">{entries}</div></article></main>
{NEWSLETTER}{FOOTER}"""
    return document(story, linked_data(story, "LiveBlogPosting"), body)


def endless(story: Story) -> str:
    """A page that goes on with the next article below."""
    following = make_story(700, 4)
    body = f"""{MENU}<div class="article-container"><article class="article-main"><h1>
{escape(story.title)}</h1><p class="article-byline">{story.author} | {story.worded}</p>
<div class="article-text">{"".join(paragraphs(story))}</div></article></div>
<div class="next-article recommended"><h2>Up next</h2><h3>{escape(following.title)}</h3>
{"".join(paragraphs(following)[:2])}<a href="#">Continue reading</a></div>{FOOTER}"""
    return document(story, open_graph(story), body)


def portal(story: Story) -> str:
    """A portal that carries others' articles, with modules in between."""
    parts = paragraphs(story)
    parts.insert(2, '<div class="caas-da"><div class="sda-text">Advertisement</div></div>')
    body = f"""<div class="ybar">{MENU}</div><div class="caas-container"><article
class="caas-article"><header class="caas-header"><div class="caas-logo">Courier</div><h1
data-test-locator="headline">{escape(story.title)}</h1></header><div class="caas-content">
<div class="caas-attr-meta"><div class="caas-attr-item-author">{story.author}</div>
<time datetime="{story.iso}T11:00:00.000Z">{story.american} · 3 min read</time></div>
<div class="caas-body">{"".join(parts)}</div></div></article></div>
<div id="Col2" class="stream-items"><h2>Recommended Stories</h2>{related(8)}</div>{FOOTER}"""
    return document(story, linked_data(story) + open_graph(story), body)


def noisy(story: Story) -> str:
    """A page whose readers write more than its reporters."""
    body = f"""{COOKIES}{MENU}<div class="layout"><div class="col-8"><article itemscope
itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(story.title)}</h1>
<span itemprop="author">{story.author}</span><meta itemprop="datePublished"
content="{story.iso}T06:30"><div itemprop="articleBody">{"".join(paragraphs(story))}</div></article>
{SHARE}<div id="disqus_thread">{comments(60)}</div></div><div class="col-4 sidebar">
<h3>Most read</h3><ol><li><a>Gull steals budget</a></li><li><a>Ferry late</a></li></ol>{ADVERT}</div>
</div>{FOOTER}"""
    return document(story, "", body)


MODERN: tuple[Site, ...] = (
    weblog, broadcaster, liberal_daily, grey_lady, agency, press_association, letter_by_mail,
    platform, government, accelerated, live, endless, portal, noisy,
)  # fmt: skip

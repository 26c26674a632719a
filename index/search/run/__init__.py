"""Answering: from a query and an open index to articles, quotes, hits, facets and completions."""

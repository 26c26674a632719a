"""Searching a shared archive: the same queries, asked of an OpenSearch cluster."""

"""What leaves Pullquote: files of articles, citations, tables, the clipboard."""

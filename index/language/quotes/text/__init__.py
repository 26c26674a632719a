"""The text as it is written: words, paragraphs, quotation marks, and what stands between them."""

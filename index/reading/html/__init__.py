"""Pages: which of a document's blocks are the article, and what it says of itself."""

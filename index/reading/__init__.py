"""The reading room: from whatever people saved to articles.

`contents.read_file` reads one file here and now; `pool.ReaderPool` reads in a worker process that
may hang or crash without harm. Each parser is imported when its first file comes.
"""

"""The version of the readers: raise it when files would be read otherwise than they were.

The next sync reads all files again, once; what the user noted stays, and only texts that have
changed are analysed anew.
"""

READING_RULES = 5

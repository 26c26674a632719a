"""Whether two quotations are one utterance, and how their words differ: pure functions of words.

Nothing here knows an archive. What an archive knows of the words (how many articles quote them,
who is quoted with them) comes in as `Evidence`.
"""

"""The explorer: one short screen, and a controller for each concern.

`explorer.py` puts session, view and controllers together without Textual; `screen.py` lays the
panes out, and hands on what happens there. Commands run on the `Explorer`.
"""

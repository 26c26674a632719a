"""Two themes for long reading: ink for the evening, paper for the day."""

from __future__ import annotations

from textual.theme import Theme

DARK = "pullquote-dark"
LIGHT = "pullquote-light"

THEMES = (
    Theme(
        name=DARK,
        primary="#85b4dc",
        secondary="#8ecab8",
        accent="#e2ab72",
        warning="#e8c56e",
        error="#ec8b88",
        success="#a5cf92",
        foreground="#dcd8ce",
        background="#15171c",
        surface="#1a1d23",
        panel="#20242c",
        boost="#262b34",
        dark=True,
        variables={
            "text-muted": "#9d9a92",
            "text-disabled": "#5d6068",
            "border": "#85b4dc",
            "border-blurred": "#3b414c",
            "block-cursor-background": "#2c4a66",
            "block-cursor-foreground": "#f6f3ec",
            "block-cursor-blurred-background": "#272d37",
            "block-cursor-blurred-foreground": "#dcd8ce",
            "scrollbar": "#3b414c",
            "scrollbar-hover": "#565e6c",
            "scrollbar-active": "#85b4dc",
            "scrollbar-background": "#15171c",
            "scrollbar-background-hover": "#15171c",
            "scrollbar-background-active": "#15171c",
            "input-cursor-background": "#dcd8ce",
            "input-selection-background": "#85b4dc 30%",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#1f5b8c",
        secondary="#28695a",
        accent="#96480f",
        warning="#7d5800",
        error="#a1262b",
        success="#3a6a29",
        foreground="#27241f",
        background="#faf7f0",
        surface="#f5f1e7",
        panel="#ece6d9",
        boost="#e4ddcd",
        dark=False,
        variables={
            "text-muted": "#676256",
            "text-disabled": "#a39c8d",
            "border": "#1f5b8c",
            "border-blurred": "#cbc3b2",
            "block-cursor-background": "#c4dbee",
            "block-cursor-foreground": "#16130f",
            "block-cursor-blurred-background": "#e6e0d1",
            "block-cursor-blurred-foreground": "#27241f",
            "scrollbar": "#cbc3b2",
            "scrollbar-hover": "#b0a795",
            "scrollbar-active": "#1f5b8c",
            "scrollbar-background": "#faf7f0",
            "scrollbar-background-hover": "#faf7f0",
            "scrollbar-background-active": "#faf7f0",
            "input-cursor-background": "#27241f",
            "input-selection-background": "#1f5b8c 25%",
        },
    ),
)

"""Measuring what the language room finds: `python -m index.language.evaluate`."""

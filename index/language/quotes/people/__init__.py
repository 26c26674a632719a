"""Whom a mention means: names joined, pronouns and descriptions resolved."""

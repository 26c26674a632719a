"""The README's screenshots: taken by a script from the running program on the sample articles."""

"""Web pages in the manner of real sites, each with what its article truly says."""

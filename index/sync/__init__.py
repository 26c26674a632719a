"""From a folder to an archive, in a process of its own: scan, ingest, analyse, publish, watch."""

"""The index on the disk: what stands in a segment, and how it is written, merged and read."""

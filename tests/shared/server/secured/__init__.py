"""A node with TLS and users: `writer` may do everything with its archives, `reader` only read."""

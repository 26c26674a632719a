"""The search room: articles and quotes in, answers out.

`engine` puts them into the index, `run` finds them and says where in a text a query's words stand,
`query` understands what was typed. `opensearch` is another engine behind the same protocols. How to
write a query is told in QUERY.md beside this file, how the index is built in ARCHITECTURE.md.
"""

"""Real OpenSearch nodes for tests, started from Maven's packages with a JDK."""

"""What a query says: from its words to a tree, with no index in sight."""

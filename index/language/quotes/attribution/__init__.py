"""Who says a quotation: candidates, the choice among them, how sure it is and why."""

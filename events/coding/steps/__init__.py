"""The steps of :mod:`events.coding.coder` that need more than one act of the sentence, and the work they share."""

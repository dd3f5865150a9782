"""What an act is, and whether a rule holds at a word."""

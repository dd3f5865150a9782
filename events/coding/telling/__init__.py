"""How an act is told: as fact, plan, wish or question, denied or not, and by whom."""

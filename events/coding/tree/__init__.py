"""Reading a parsed sentence: subjects, objects, phrases and what belongs to them. Nothing here knows a rule or an actor."""

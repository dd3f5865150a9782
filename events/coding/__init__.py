"""Pure coding logic: parsed sentences in, event mentions out. Nothing here knows an NLP library, a clock or a network."""

"""The lexicon: rules, word classes, dictionaries and ontologies as data, with the code that loads and checks them."""

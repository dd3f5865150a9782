"""Where the source and the target of an act stand, and who they are when nobody is named there."""

"""The map of areas: outlines, codes and names, without a word about anybody's case."""

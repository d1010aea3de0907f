"""Flows for those who plan: places in their roles, roads on a map and in a ribbon picture, and the tables that say the same."""

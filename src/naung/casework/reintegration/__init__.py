"""Reintegration: the five steps home, follow-ups that she may refuse, how she fares item by item, and what new trouble came."""

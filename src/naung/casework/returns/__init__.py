"""The way home: legs from hand to hand with a receipt each, the family, the costs, and what is due when nobody came."""

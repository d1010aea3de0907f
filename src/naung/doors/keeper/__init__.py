"""The door of the second institution: its machine holds the other share of the escrow's key and answers blinded questions.

It stands on a machine of its own, with a folder of its own, and knows nothing of the house: no database, no person,
no case. It sees who asked how often, and never what.
"""

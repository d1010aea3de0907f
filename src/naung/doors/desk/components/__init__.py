"""The live page of components: each in every state, with invented contents. Used by designers and by tests."""

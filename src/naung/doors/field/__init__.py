"""The door for those who work without a network: an app that opens from the phone, writes, seals, and sends when it can."""

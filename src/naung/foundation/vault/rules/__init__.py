"""Pure cryptography over bytes: sealing, padding, readers' keys, recovery shares, the sealed index's blocks."""

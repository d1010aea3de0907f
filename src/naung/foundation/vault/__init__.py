"""The vault: keys per compartment, two seals, and the only door from sealed to plain.

House seal: each compartment has a random data key, wrapped once per reader in one table; the installation's own key lies
outside the database and its backups. Reader seal: a key pair for a desk or a person, whose private half opens only with a
secret the server never stores. Cryptography is PyNaCl's (XChaCha20-Poly1305, X25519 sealed boxes) and Argon2id.
"""

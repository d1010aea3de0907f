"""How passwords are hashed."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OwaspArgon2(Argon2PasswordHasher):
    """Argon2id: 19 MiB, 2 passes, 1 lane; about 45 ms on a small server. Source: OWASP Password Storage Cheat Sheet."""

    memory_cost = 19_456  # KiB
    time_cost = 2
    parallelism = 1

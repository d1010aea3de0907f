"""Complaints about the handling: taken by anybody with an account, looked into past the desk they are about."""

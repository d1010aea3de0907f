"""Hari ini: what waits at the desk, composed of what each room says waits."""

"""The box into which partner offices drop filled-in forms: sealed as they come to the desk's key, which this room never holds."""

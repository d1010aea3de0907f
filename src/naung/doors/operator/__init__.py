"""The operator's door: one console script, `naung`, each command with `--json`."""

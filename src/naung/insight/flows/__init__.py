"""Ways of trafficking as the extract tells them: places in their roles, roads between them, and whether the roads shift."""

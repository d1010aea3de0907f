"""Pages of screening: questions group by group, the result, determinations, the sheet and typing it in."""

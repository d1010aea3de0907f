"""How rules and tables are broken on purpose, one small change at a time, and how the stories are asked whether they notice."""

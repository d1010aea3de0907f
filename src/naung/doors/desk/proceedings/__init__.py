"""Pages of proceedings: stages, charges, hearings and their calendar, protection, and survivors who are accused."""

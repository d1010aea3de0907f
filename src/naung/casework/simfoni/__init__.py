"""What is typed again into SIMFONI-PPA: a sheet a survivor in the ministry's order, what was copied, the number of the ticket."""

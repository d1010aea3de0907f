"""The sheet that is typed into SIMFONI-PPA: in the ministry's order, copied field by field, and the ticket's number."""

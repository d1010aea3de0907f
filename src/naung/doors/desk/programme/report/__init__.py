"""The task force's report: composed from what the rooms know, printed as PDF and DOCX, kept, approved."""

"""Who may act here, by which law: persons by exploitation by service; the register behind it; both as a workbook."""

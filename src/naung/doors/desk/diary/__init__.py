"""What came from phones and needs a person, and the phones themselves."""

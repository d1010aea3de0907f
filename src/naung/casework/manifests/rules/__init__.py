"""Reading a list of people: which sheet and columns, then each row whole or refused with why. Pure: the file was read before."""

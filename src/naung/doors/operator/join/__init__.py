"""`naung join`: a city's installation becomes part of its province's."""

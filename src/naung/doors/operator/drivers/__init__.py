"""`naung drivers`: the report on driving factors, as a folder of one page, its pictures and its figures."""

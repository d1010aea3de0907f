"""The noticeboard: what an upper room releases to people outside is written down here, and the public's door reads only this."""

"""Whether another desk may know somebody: looked up within limits and with a reason, asked, answered, reviewed."""

"""The survivor's door: one neutral address at which a code and a number open what the desk wrote down for their holder."""

"""The desk's door: pages for case workers, lawyers, police and supervisors. One folder per screen area."""

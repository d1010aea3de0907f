"""The public's door: what anybody may read or answer who holds a code of the noticeboard. It knows nothing else of the house."""

"""Driving factors of recorded cases: what the published figures show of the 14 kabupaten and kota, and what they cannot say."""

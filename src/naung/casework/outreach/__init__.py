"""Outreach as work: sessions planned and held, who came as counts, what people asked, and the materials used."""

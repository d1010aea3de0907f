"""Three leaflets of our own for the library of the demo: useful texts under CC BY 4.0, printed from their sources by typst."""

from importlib import resources

import typst

from naung.foundation.files import FileKind

DOTS_AN_INCH = 110.0  # of a picture: sharp on a telephone, small on a slow line


def leaflet(name: str, *, kind: FileKind) -> bytes:
    """The leaflet of this name as PDF or PNG, with the fonts that typst carries itself (OFL)."""
    source = resources.files(__package__).joinpath(f"{name}.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    if kind is FileKind.PNG:
        return bytes(typst.compile(source, format="png", ppi=DOTS_AN_INCH, font_paths=fonts))
    return bytes(typst.compile(source, format="pdf", font_paths=fonts))

"""An archive of all that there is to take home. No Streamlit."""

import io
import zipfile
from collections.abc import Iterable

README = "README.txt"
# The same files give the same archive: all are as old as the format.
_DATE = (1980, 1, 1, 0, 0, 0)


def as_zip(files: Iterable[tuple[str, str | bytes]], readme: str) -> bytes:
    """Put files into a ZIP archive.

    Parameters
    ----------
    files : iterable of (str, str or bytes)
        The name and the content of each.
    readme : str
        What there is to say of them, in a file of its own.

    Returns
    -------
    bytes
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [(README, readme), *files]:
            about = zipfile.ZipInfo(name, _DATE)
            about.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(about, content)
    return stream.getvalue()

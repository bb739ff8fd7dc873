"""Small Word files for tests, made of XML written here."""

import io
import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{_RELATION}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "header",
    "footer1": "footer",
    "header2": "header",
}
_TAGS = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}


def run(text, properties=""):
    """A run of text."""
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content, properties=""):
    """A paragraph of text or of runs."""
    runs = content if content.startswith("<") else content and run(content)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{runs}</w:p>"


def numbered(text, level=0, number=1, properties=""):
    """A paragraph with automatic numbering."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, numbering + properties)


def table(*rows):
    """A table of rows of cells: text, or the whole XML of a cell."""
    cells = ("".join(cell if cell.startswith("<w:tc>") else tc(cell) for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def tc(content, properties=""):
    """A cell of text or of blocks."""
    blocks = content if content.startswith("<") else "".join(map(paragraph, content.split("\n")))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def level(index, form, text, more=""):
    """A level of a numbering definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definitions(levels, numbers='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'):
    """The numbering part: one abstract definition, and the numbers that use it."""
    return f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>{numbers}'


def docx(body, section="", **parts):
    """The bytes of a Word file."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = [f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>']
    relations = []
    whole = f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"
    written = {"word/document.xml": f"{_HEAD}<w:document {_SPACES}>{whole}</w:document>"}
    for index, (name, content) in enumerate(parts.items(), 1):
        tag = _TAGS.get(name, name)
        written[f"word/{name}.xml"] = f"{_HEAD}<w:{tag} {_SPACES}>{content}</w:{tag}>"
        overrides.append(f'<Override PartName="/word/{name}.xml" ContentType="{main}.{_KINDS[name]}+xml"/>')
        relations.append(f'<Relationship Id="rId{index}" Type="{_RELATION}/{_KINDS[name]}" Target="{name}.xml"/>')
    written["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    written["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    written["word/_rels/document.xml.rels"] = (
        f'{_HEAD}<Relationships xmlns="{package}">{"".join(relations)}</Relationships>'
    )
    return zipped(written)


def zipped(files):
    """The bytes of a ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(name, content)
    return stream.getvalue()


def unzipped(data):
    """The files of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else Path(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}

"""Small PDF files for tests, written here: text at places, in one font that carries its Unicode map."""

WIDTH, HEIGHT = 595, 842
#: A character is half as wide as it is high.
HALF = 0.5


def pdf(*pages, encrypted=False, rotate=0, rules=()):
    """The bytes of a PDF; a page is a list of (x, y, size, text), y from the bottom.

    `rules` are lines that are drawn on every page, as one shape: (x, y, x, y).
    """
    letters = sorted({char for page in pages for *_, text in page for char in text})
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        3: (
            "<< /Type /Font /Subtype /Type0 /BaseFont /Thu /Encoding /Identity-H /DescendantFonts [4 0 R]"
            " /ToUnicode 5 0 R >>"
        ),
        4: (
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Thu /CIDSystemInfo << /Registry (Adobe)"
            f" /Ordering (Identity) /Supplement 0 >> /DW {int(1000 * HALF)} /FontDescriptor 6 0 R >>"
        ),
        5: _stream(_map(letters)),
        6: (
            "<< /Type /FontDescriptor /FontName /Thu /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800"
            " /Descent -200 /CapHeight 700 /StemV 80 >>"
        ),
    }
    for at, page in enumerate(pages):
        objects[10 + 2 * at] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate}"
            f" /Contents {11 + 2 * at} 0 R /Resources << /Font << /F 3 0 R >> >> >>"
        )
        shown = (
            f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{ord(char):04X}' for char in text)}> Tj ET"
            for x, y, size, text in page
        )
        drawn = " ".join(f"{left} {bottom} m {right} {top} l" for left, bottom, right, top in rules)
        objects[11 + 2 * at] = _stream("\n".join((*shown, drawn and f"{drawn} S")))
    return _file(objects, encrypted=encrypted)


def _map(letters):
    rows = [f"<{ord(char):04X}> <{ord(char):04X}>" for char in letters]
    groups = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    chars = "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{chars}\nendcmap end end"
    )


def _stream(content):
    return f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _file(objects, *, encrypted):
    data = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(data)
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(data)
    size = max(objects) + 1
    data += f"xref\n0 {size}\n".encode()
    for number in range(size):
        data += (f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n").encode()
    lock = (
        f" /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'00' * 32}> /P -4 >> /ID [<00> <00>]"
        if encrypted
        else ""
    )
    return bytes(data) + f"trailer\n<< /Size {size} /Root 1 0 R{lock} >>\nstartxref\n{start}\n%%EOF\n".encode()


def lines(text, *, left=80, top=760, size=14, pitch=20):
    """The lines of a text at places below one another."""
    return [(left, top - pitch * at, size, line) for at, line in enumerate(text.split("\n")) if line]

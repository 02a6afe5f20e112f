"""Writes texts.rdb: two character vectors as R's lazy-load database holds them (R Internals, 1.8)."""

import struct
import zlib

UTF_8, LATIN_1 = 1 << (12 + 3), 1 << (12 + 2)


def vector(*strings):
    data = b"X\n" + struct.pack(">iii", 3, 0x040201, 0x030500) + struct.pack(">i", 5) + b"UTF-8"
    data += struct.pack(">ii", 16, len(strings))
    for text, charset in strings:
        flag, name = (LATIN_1, "latin-1") if charset == LATIN_1 else (charset, "utf-8")
        data += struct.pack(">ii", 9 | flag, len(text.encode(name))) + text.encode(name)
    return struct.pack(">i", len(data)) + zlib.compress(data)


ascii_only = 1 << (12 + 6)
with open("texts.rdb", "wb") as file:
    file.write(vector(("EMMA", ascii_only), ("", ascii_only), ("By Jane Austen", ascii_only)))
    file.write(vector(("Ch\u00e2teau", UTF_8), ("d\u00e9j\u00e0 vu", LATIN_1)))

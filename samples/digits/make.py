#!/usr/bin/env python3
"""Makes the sample digits from the four original MNIST files.

    make.py FOLDER      the folder with train-images-idx3-ubyte and the other three

Taken are the training digits at positions 0, 4, 8, ... (15,000 of 60,000) and the test digits at
0, 5, 10, ... (2,000 of 10,000), in their order, with their labels. No train digit becomes a test digit.
"""
import gzip
import hashlib
import pathlib
import struct
import sys

SOURCES = {
    "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
    "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
    "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
    "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
}
TARGET = pathlib.Path(__file__).parent / "src/main/resources/dev/noema/samples/digits"


def every(step, content):
    """The IDX content with every step-th item."""
    dimensions = content[3]
    count, *shape = struct.unpack_from(f">{dimensions}I", content, 4)
    size = 1
    for extent in shape:
        size *= extent
    start = 4 + 4 * dimensions
    items = [content[start + i * size:start + (i + 1) * size] for i in range(0, count, step)]
    return content[:4] + struct.pack(f">{dimensions}I", len(items), *shape) + b"".join(items)


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, digest in SOURCES.items():
        content = (folder / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            sys.exit(f"{folder / name}: this is not the original file (SHA-256 is not {digest})")
        part, kind, format_name, _ = name.split("-")
        target = TARGET / f"{part.replace('t10k', 'test')}-{kind}.{format_name}-ubyte.gz"
        step = 4 if part == "train" else 5
        target.write_bytes(gzip.compress(every(step, content), 9, mtime=0))
        print(target.name, target.stat().st_size)


if __name__ == "__main__":
    main()

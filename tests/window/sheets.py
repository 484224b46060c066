#!/usr/bin/env python3
"""Puts the pictures of each folder onto contact sheets, with their names: sheets.py FOLDER. Sheets are FOLDER/LOOK-1.png and on."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

# A sheet: so wide, and no higher than that.
WIDTH, HEIGHT = 1500, 1000
GAP, LABEL = 12, 18
COLUMNS = {"narrow": 6, "wide": 3}


def sheets(folder, out):
    pictures = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime)
    if not pictures:
        return
    with Image.open(pictures[0]) as first:
        columns = COLUMNS["narrow" if first.width < first.height else "wide"]
        width = (WIDTH - GAP) // columns - GAP
        height = width * first.height // first.width
    rows = max(1, round((HEIGHT - GAP) / (height + LABEL + GAP)))
    font = ImageFont.load_default()
    for number in range(0, len(pictures), rows * columns):
        some = pictures[number : number + rows * columns]
        used = -(-len(some) // columns)
        sheet = Image.new("RGB", (WIDTH, GAP + used * (height + LABEL + GAP)), "#8a8a8a")
        draw = ImageDraw.Draw(sheet)
        for index, file in enumerate(some):
            x = GAP + index % columns * (width + GAP)
            y = GAP + index // columns * (height + LABEL + GAP)
            draw.text((x, y + 3), file.stem, fill="#ffffff", font=font)
            with Image.open(file) as picture:
                sheet.paste(picture.convert("RGB").resize((width, height), Image.LANCZOS), (x, y + LABEL))
        sheet.save(out / f"{folder.name}-{number // (rows * columns) + 1}.png", optimize=True)


out = Path(sys.argv[1])
for old in out.glob("*.png"):
    old.unlink()
for folder in sorted(path for path in out.iterdir() if path.is_dir()):
    sheets(folder, out)

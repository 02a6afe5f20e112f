"""Makes the pictures of this folder and, in pictures.json, what Pillow reads from them. Needs Pillow and numpy."""
import json
import numpy as np
from PIL import Image, ImageOps

rng = np.random.default_rng(7)
y, x = np.mgrid[0:30, 0:40]
smooth = np.stack([128 + 100 * np.sin(x / 5), 128 + 100 * np.cos(y / 4), 255 * x / 39], -1)
photo = Image.fromarray(np.clip(smooth + rng.normal(0, 20, smooth.shape), 0, 255).astype(np.uint8))


def planes(image):
    a = np.asarray(image)
    return (a[None] if a.ndim == 2 else a.transpose(2, 0, 1)).ravel().tolist()


photo.save("photo.png")
photo.save("photo.bmp")
photo.save("photo.jpg", quality=95)
photo.convert("L").save("grey.png")
photo.convert("P", palette=Image.Palette.ADAPTIVE).save("palette.gif")
Image.fromarray((np.asarray(photo.convert("L")).astype(np.uint16) * 257)).save("grey16.png")
alpha = photo.copy()
alpha.putalpha(Image.fromarray((255 * y / 29).astype(np.uint8)))
alpha.save("alpha.png")
white = Image.new("RGBA", alpha.size, "white")
white.alpha_composite(alpha)

expected = {
    "photo": planes(photo),
    "grey": planes(photo.convert("L")),
    "alpha": planes(white.convert("RGB")),
    "palette": planes(Image.open("palette.gif").convert("RGB")),
    "jpeg": planes(Image.open("photo.jpg")),
    "resized": [
        {"width": w, "height": h, "box": box, "pixels": planes(photo.resize((w, h), Image.Resampling.BILINEAR, box))}
        for w, h, box in [(16, 16, (5, 0, 35, 30)), (7, 9, (0, 0, 40, 30)), (80, 33, (0, 0, 40, 30)),
                          (13, 11, (2.25, 1.5, 37.75, 28.5))]
    ],
    "oriented": [],
}
small = Image.fromarray(np.asarray(photo)[:16, :24]).convert("L")
for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x0112] = orientation
    name = f"orientation-{orientation}.jpg"
    small.save(name, quality=95, exif=exif)
    turned = ImageOps.exif_transpose(Image.open(name))
    expected["oriented"].append({"width": turned.width, "height": turned.height, "pixels": planes(turned)})
json.dump(expected, open("pictures.json", "w"))

"""Time the cards against their peers: one 24-megapixel photo and six go in, seconds of processor and wall time come out.

    python benchmarks/cards.py [rounds]

Every candidate is a process of its own; candidates take turns, and medians count. Peers run when the environment variable
CARDS_PEERS names a folder whose node_modules hold sharp and @takumi-rs/core, and satori and @resvg/resvg-js for a single card
(npm install sharp @takumi-rs/core satori @resvg/resvg-js). They get the same photo, words, sizes and fonts, one decode for all
cards, and boxes chosen beforehand: they measure no words, choose no crop and embed no metadata.

CARDS_MKDOCS names mkdocs in an environment of its own (pip install "mkdocs-material[imaging]"); its card has the same photo, words and
fonts, and comes with the page it is for.

The pictures alone, fourteen boxes of the photo as JPEG without words, are timed against the floor: OpenCV and simplejpeg, told the
same boxes, by the interpreter that CARDS_FLOOR names (pip install opencv-python-headless simplejpeg). Those figures are of the work
itself, without start-up. How far publisher's pixels lie from one resize of the whole photo is printed below, for the photo of the
benchmark and for those that CARDS_PHOTOS lists, separated by colons.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of an installed program: its modules are compiled once, at the latest by the first round, as the peers' are."""
FOURTEEN = "og,x,whatsapp,square,portrait,ig-3x4,story,reel-cover,fb-cover,fb-event,linkedin,pin,youtube,mastodon"  # one of each shape
SIZES = (
    "[[1200,630],[1200,600],[800,800],[1080,1080],[1080,1350],[1080,1440],[1080,1920],[1080,1920],[1702,630],[1920,1005],"
    "[1200,627],[1000,1500],[1280,720],[1600,900]]"
)
TITLE = "Strategic breakthroughs and turning points for victory day"
CAPTION = "Liberation forces enter the gate on the morning of March 26, 1975."

OURS = """
import sys
from pathlib import Path
from publisher import workers
from publisher.channels.cards.options import CardOptions
from publisher.publishing import publish
folder, out, targets, workers.PROCESSES = Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3].split(",")), int(sys.argv[4])
photos = tuple(path.stem for path in sorted(folder.glob("*.jpg")))
publish(folder, out, only=["cards"], options={"cards": CardOptions(targets=targets, photos=photos)})
"""

TAKUMI = f"""
const sharp = require("sharp"), {{ Renderer }} = require("@takumi-rs/core"), fs = require("fs");
sharp.concurrency(1);
const [folder, out, fonts] = process.argv.slice(1);
(async () => {{
  const renderer = new Renderer();
  const faces = ["newsreader/NewsreaderDisplay-Medium.ttf", "be-vietnam-pro/BeVietnamPro-Regular.ttf"];
  const loaded = faces.map((name) => fs.readFileSync(`${{fonts}}/${{name}}`));
  const photo = await sharp(`${{folder}}/p0.jpg`).resize({{ width: 2880 }}).ensureAlpha().raw().toBuffer({{ resolveWithObject: true }});
  const text = (said, size, family) => ({{ type: "text", text: said, style: {{ fontSize: size, fontFamily: family, color: "#16181B" }} }});
  for (const [index, [width, height]] of {SIZES}.entries()) {{
    const beside = width / height > 1.3, u = Math.sqrt(width * height) / 100;
    const src = {{ width: photo.info.width, height: photo.info.height, data: photo.data }};
    const box = beside ? {{ width: width * 0.5, height }} : {{ width, height: height * 0.5 }};
    const image = {{ type: "image", src, style: {{ ...box, objectFit: "cover" }} }};
    const words = {{ type: "container", style: {{ display: "flex", flexDirection: "column", flex: 1, padding: 5 * u, gap: 3 * u }},
      children: [text("{TITLE}", 6 * u, "Newsreader Display"), text("{CAPTION}", 3.4 * u, "Be Vietnam Pro"),
        text("Photo: VNA", 2.7 * u, "Be Vietnam Pro")] }};
    const node = {{ type: "container", style: {{ display: "flex", flexDirection: beside ? "row" : "column", width, height,
      backgroundColor: "#F7F4EE" }}, children: beside ? [words, image] : [image, words] }};
    const file = await renderer.render(node, {{ width, height, format: "jpeg", quality: 92, fonts: loaded }});
    fs.writeFileSync(`${{out}}/${{index}}.jpg`, file);
  }}
}})();
"""

SATORI = f"""
const sharp = require("sharp"), {{ Resvg }} = require("@resvg/resvg-js"), fs = require("fs");
const loaded = require("satori"), satori = loaded.default || loaded;
sharp.concurrency(1);
const [folder, out, fonts] = process.argv.slice(1);
(async () => {{
  const face = (name, file) => ({{ name, data: fs.readFileSync(`${{fonts}}/${{file}}`), weight: 400, style: "normal" }});
  const photo = await sharp(`${{folder}}/p0.jpg`).resize(600, 630).jpeg({{ quality: 92 }}).toBuffer();
  const div = (style, children) => ({{ type: "div", props: {{ style: {{ display: "flex", ...style }}, children }} }});
  const words = div({{ flexDirection: "column", width: 600, padding: 45 }}, [div({{ fontSize: 54, fontFamily: "N" }}, "{TITLE}"),
    div({{ fontSize: 31, fontFamily: "B" }}, "{CAPTION}"), div({{ fontSize: 24, fontFamily: "B" }}, "Photo: VNA")]);
  const image = {{ type: "img", props: {{ src: `data:image/jpeg;base64,${{photo.toString("base64")}}`, width: 600, height: 630 }} }};
  const svg = await satori(div({{ width: 1200, height: 630, backgroundColor: "#F7F4EE", color: "#16181B" }}, [words, image]), {{
    width: 1200, height: 630, fonts: [face("N", "newsreader/NewsreaderDisplay-Medium.ttf"),
      face("B", "be-vietnam-pro/BeVietnamPro-Regular.ttf")] }});
  const png = new Resvg(svg).render().asPng();
  fs.writeFileSync(`${{out}}/og.jpg`, await sharp(png).jpeg({{ quality: 92 }}).toBuffer());
}})();
"""


MKDOCS = """
site_name: Bench
site_url: https://example.org/
theme: {name: material, font: false}
plugins:
  - social: {cache_dir: cache, concurrency: 1, cards_layout_dir: layouts, cards_layout: card}
"""

LAYOUT = f"""
size: {{width: 1200, height: 630}}
layers:
  - background: {{color: "#F7F4EE"}}
  - size: {{width: 600, height: 630}}
    offset: {{x: 600, y: 0}}
    background: {{image: p0.jpg}}
  - size: {{width: 510, height: 240}}
    offset: {{x: 45, y: 45}}
    typography: {{content: "{TITLE}", color: "#16181B", line: {{amount: 5}}, font: {{family: Newsreader, style: Regular}}}}
  - size: {{width: 510, height: 120}}
    offset: {{x: 45, y: 410}}
    typography: {{content: "{CAPTION}", color: "#16181B", line: {{amount: 3}}, font: {{family: Vietnam, style: Regular}}}}
  - size: {{width: 510, height: 40}}
    offset: {{x: 45, y: 545}}
    typography: {{content: "Photo: VNA", color: "#16181B", font: {{family: Vietnam, style: Regular}}}}
"""

BOXES = """
import sys, time
from pathlib import Path
SIZES = %s
def boxes(width, height):
    for across, down in SIZES:
        part = min(1.0, across / down * height / width), min(1.0, down / across * width / height)
        yield (0.5 - part[0] / 2, 0.5 - part[1] / 2, 0.5 + part[0] / 2, 0.5 + part[1] / 2), across, down
"""

PICTURES = f"""{BOXES % SIZES}
import pyvips  # else loaded when first wanted; start-up stands aside
from publisher.page.geometry import Crop
from publisher.photos.probe import probe
from publisher.photos.resample import resample
picture, out = probe(Path(sys.argv[1]) / "p0.jpg"), Path(sys.argv[2])
start = time.process_time()
for number, (box, width, height) in enumerate(boxes(picture.width, picture.height)):
    resample(picture, Crop(*box), width, height).save(out / f"{{number}}.jpg", quality=88)
print(time.process_time() - start)
"""

FLOOR = f"""{BOXES % SIZES}
import cv2, simplejpeg
cv2.setNumThreads(1)
data, out = (Path(sys.argv[1]) / "p0.jpg").read_bytes(), Path(sys.argv[2])
start = time.process_time()
shared = simplejpeg.decode_jpeg(data, "BGR", fastdct=True, min_height=1920, min_width=1920, min_factor=1)
levels = [shared]
while min(levels[-1].shape[:2]) >= 600:
    levels.append(cv2.resize(levels[-1], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
for number, (box, width, height) in enumerate(boxes(shared.shape[1], shared.shape[0])):
    wide, high = (box[2] - box[0]) * shared.shape[1], (box[3] - box[1]) * shared.shape[0]
    use = max((n for n in range(len(levels)) if wide / 2**n >= width and high / 2**n >= height), default=0)
    rows, columns = levels[use].shape[:2]
    part = levels[use][round(box[1] * rows):round(box[3] * rows), round(box[0] * columns):round(box[2] * columns)]
    card = cv2.resize(part, (width, height), interpolation=cv2.INTER_LINEAR)
    (out / f"{{number}}.jpg").write_bytes(simplejpeg.encode_jpeg(card, 88, "BGR", colorsubsampling="420"))
print(time.process_time() - start)
"""

FAR = f"""{BOXES % SIZES}
import math
from PIL import Image, ImageChops
from publisher.page.geometry import Crop
from publisher.photos.orientation import upright
from publisher.photos.probe import probe
from publisher.photos.resample import resample
picture = probe(Path(sys.argv[1]))
whole, found = upright(Image.open(picture.path).convert("RGB"), picture.orientation), []
for box, width, height in boxes(picture.width, picture.height):
    ours = resample(picture, Crop(*box), width, height).convert("RGB")
    edges = box[0] * whole.width, box[1] * whole.height, box[2] * whole.width, box[3] * whole.height
    theirs = whole.resize((width, height), Image.Resampling.LANCZOS, box=edges)
    counts = ImageChops.difference(ours, theirs).histogram()
    error = sum(count * (level % 256) ** 2 for level, count in enumerate(counts)) / (3 * width * height)
    found.append(10 * math.log10(255**2 / error) if error else 99.0)
print(f"{{min(found):.1f}} dB at worst, {{sorted(found)[len(found) // 2]:.1f}} in the middle")
"""


@dataclass(frozen=True)
class Run:
    """What one process took."""

    cpu: float
    wall: float


def photograph(path: Path, seed: int) -> None:
    """A file of 6000 x 4000 pixels, about as hard to decode as a photograph: soft shapes under grain."""
    chance = random.Random(seed)
    shapes = Image.frombytes("RGB", (60, 40), chance.randbytes(7200)).resize((6000, 4000), Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", (1500, 1000), chance.randbytes(1_500_000)).resize(
        (6000, 4000), Image.Resampling.BICUBIC
    )
    Image.blend(shapes, grain.convert("RGB"), 0.08).save(path, "JPEG", quality=92)


def article(folder: Path, photos: int) -> Path:
    """An article with so many photos, each of its own."""
    folder.mkdir()
    rows = "".join(
        f"  - {{id: p{n}, file: p{n}.jpg, caption: '{CAPTION}', credit: {{agency: VNA}}, alt: A gate.}}\n"
        for n in range(photos)
    )
    text = f"---\npublisher: 1\nid: bench\nlang: en\ntitle: {TITLE}\nkicker: Fifty years\nphotos:\n{rows}---\n\nText.\n"
    (folder / "article.en.md").write_text(text, encoding="utf-8")
    for n in range(photos):
        photograph(folder / f"p{n}.jpg", n)
    return folder


def timed(command: list[str], folder: Path | None = None, **environment: str) -> Run:
    """Run a command to its end, in that folder."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=COMPILED | environment, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Run(cpu, time.perf_counter() - start)


def of_itself(command: list[str]) -> Run:
    """Run a command that prints how long its work took of the processor, start-up aside."""
    start = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Run(float(said), time.perf_counter() - start)


def mkdocs_site(out: Path, photo: Path) -> None:
    """A site of one page whose card is made by the social plugin; the fonts lie where it would put those it fetches."""
    texts = {"mkdocs.yml": MKDOCS, "layouts/card.yml": LAYOUT, "docs/index.md": f"# {TITLE}\n"}
    for name, text in texts.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    fonts = {
        "Newsreader": "newsreader/NewsreaderDisplay-Medium.ttf",
        "Vietnam": "be-vietnam-pro/BeVietnamPro-Regular.ttf",
    }
    for family, file in fonts.items():
        folder = out / "cache" / "fonts" / family
        folder.mkdir(parents=True)
        shutil.copy(ROOT / "assets" / "fonts" / file, folder / "Regular.ttf")
    (out / "p0.jpg").symlink_to(photo)


def candidates(folder: Path) -> dict[str, Callable[[Path], Run]]:
    """Name -> what to run, given an empty folder to write into."""
    one, six = article(folder / "one", 1), article(folder / "six", 6)

    def ours(source: Path, targets: str, processes: int) -> Callable[[Path], Run]:
        return lambda out: timed([sys.executable, "-c", OURS, str(source), str(out), targets, str(processes)])

    def peer(script: str) -> Callable[[Path], Run]:
        fonts = str(ROOT / "assets" / "fonts")
        return lambda out: timed(["node", "-e", script, "--", str(one), str(out), fonts], NODE_PATH=peers)

    def alone(python: str, script: str) -> Callable[[Path], Run]:
        return lambda out: of_itself([python, "-c", script, str(one), str(out)])

    found = {
        "publisher, 14 cards of one photo": ours(one, FOURTEEN, 1),
        "publisher, 84 cards of six photos, one process": ours(six, FOURTEEN, 1),
        "publisher, 84 cards of six photos, two processes": ours(six, FOURTEEN, 2),
        "publisher, one card": ours(one, "og", 1),
        "publisher, 14 pictures without words": alone(sys.executable, PICTURES),
    }
    if "CARDS_FLOOR" in os.environ:
        found["OpenCV + simplejpeg, 14 pictures without words"] = alone(os.environ["CARDS_FLOOR"], FLOOR)
    if "CARDS_MKDOCS" in os.environ:

        def mkdocs(out: Path) -> Run:
            mkdocs_site(out, one / "p0.jpg")
            return timed([os.environ["CARDS_MKDOCS"], "build", "-q"], folder=out, NO_MKDOCS_2_WARNING="1")

        found["mkdocs-material, one page and its card"] = mkdocs
    peers = str(Path(os.environ["CARDS_PEERS"]) / "node_modules") if "CARDS_PEERS" in os.environ else ""
    if peers:
        found |= {"sharp + takumi, 14 cards of one photo": peer(TAKUMI), "satori + resvg-js, one card": peer(SATORI)}
    return found


def how_far(photo: Path) -> str:
    """How far publisher's pictures lie from one resize of the whole photo, as PSNR."""
    return subprocess.run(
        [sys.executable, "-c", FAR, str(photo)], check=True, capture_output=True, text=True
    ).stdout.strip()


def more_photos() -> tuple[Path, ...]:
    """The photos that CARDS_PHOTOS lists."""
    return tuple(Path(name) for name in os.environ.get("CARDS_PHOTOS", "").split(":") if name)


def main(rounds: int) -> None:
    """Print a table of medians."""
    runs: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        found = candidates(work)
        for turn in range(rounds):
            for number, (what, run) in enumerate(found.items()):
                out = work / f"out-{turn}-{number}"
                out.mkdir()
                runs.setdefault(what, []).append(run(out))
        far = {photo.name: how_far(photo) for photo in (work / "one" / "p0.jpg", *more_photos())}
    print(f"{'':<52}{'CPU s':>8}{'wall s':>8}")
    for what, taken in runs.items():
        cpu, wall = (statistics.median(getattr(run, part) for run in taken) for part in ("cpu", "wall"))
        print(f"{what:<52}{cpu:>8.2f}{wall:>8.2f}")
    for photo, what in far.items():
        print(f"pixels of {photo}: {what}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)

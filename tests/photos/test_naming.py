from __future__ import annotations

from publisher.photos.naming import natural, pictures_in, safe_id


def test_numbers_in_names_are_counted():
    names = ["IMG_10.jpg", "img_2.jpg", "Ảnh 1.jpg", "IMG_2b.jpg", "2.jpg", "A\u0309nh 1.jpg", "10.jpg", "٣.jpg", "x²"]
    assert sorted(names, key=natural)[:5] == ["2.jpg", "٣.jpg", "10.jpg", "img_2.jpg", "IMG_2b.jpg"]
    assert natural("A\u0309nh") == natural("Ảnh")


def test_pictures_are_found_below_and_nothing_else(tmp_path):
    for name in ("b/10.JPG", "b/9.jpg", "a.png", "notes.txt", ".hidden.jpg", "__MACOSX/a.png", "._a.png", "c.heic"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "outside.jpg").write_bytes(b"x")
    (tmp_path / "in" / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    found = [path.relative_to(tmp_path / "in").as_posix() for path in pictures_in(tmp_path / "in")]
    assert found == ["a.png", "b/9.jpg", "b/10.JPG", "c.heic"]


def test_ids_are_safe_short_and_never_twice():
    assert safe_id("Ảnh Hà Nội 1954 – “kỷ niệm” #1%", (), 1) == "anh-ha-noi-1954-ky-niem-1"
    assert safe_id("Đường", ("duong",), 1) == "duong-2"
    assert safe_id("写真", (), 7) == "photo-7"
    assert len(safe_id("a" * 200, (), 1)) == 60

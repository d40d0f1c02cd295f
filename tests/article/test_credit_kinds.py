"""Persons and houses told apart: by words, by known names, by how such names are written, in many languages."""

from __future__ import annotations

import pytest

from publisher.article.credit_kinds import is_house, is_nickname, is_one_word, is_organisation

HOUSES = [
    "Brighton Museums", "Kreismuseum Wewelsburg", "Stadtbücherei Olpe", "Krankenkasse Nord", "Gendarmerie nationale", "Polizia di Stato",
    "Ecologistas en Acción", "Mujeres por la Paz", "Ifema Madrid", "Us Lecce", "Portal 7", "L'Équipe", "El Comercio", "Christie's",
    "UNHCR Ukraine", "OpenData Lab", "ДСНС Полтавщини", "Каширский краеведческий музей", "музеєм міста", "ГУ МВД по области",
    "Sở VHTT", "Sở Văn hóa", "Viện Khảo cổ học", "Báo Thanh Hóa", "TP-LAND", "Nationaal Archief", "Humas Ponpes Cendekia", "BPBD Bogor",
    "国家体育总局官网", "中铁大桥局", "東大寺資料保存委員会", "ギャンビット", "スタジオ", "남양주시청", "스타벅스코리아", "국가유산청",
    "มูลนิธิร่วมกตัญญู", "ททท. สำนักงาน", "الإمارات اليوم", "وزارة الثقافة", "ກະຊວງສຶກສາ", "ក្រសួងអប់រំ",
]  # fmt: skip
PERSONS = [
    "First Last", "Tom Bank", "Emily Post", "Anna Church", "Maria Park", "Jack London", "Penélope Cruz", "Luca Comune", "Jean Château",
    "Vorname Nachname", "Vorname von Nachname", "Prénom NOM", "PRÉNOM NOM", "Nguyễn Tên Trường", "Lê Tên Viện", "Tên Trường", "Trần Hội",
    "Trang Tên", "Имя Фамилия", "Імʼя Прізвище", "某某某", "氏名", "이름", "이름 기자", "ชื่อ นามสกุล", "محمد اللقب", "السيد اللقب",
    "First McLast", "First DeLast", "@nickname", "PV", "M.V.",
]  # fmt: skip


@pytest.mark.parametrize("name", HOUSES)
def test_a_house_is_told(name: str) -> None:
    assert is_house(name)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_no_house(name: str) -> None:
    assert not is_house(name)


def test_the_shape_of_a_name_alone_is_no_evidence_of_an_organisation() -> None:
    """What may decide whether words are a credit at all is stricter than what parts names that are certain."""
    assert not any(map(is_organisation, ("Ecologistas en Acción", "Ifema Madrid", "El Camino", "市民在公园里散步")))


def test_one_word_is_a_house_unless_it_is_a_given_name() -> None:
    assert is_one_word("Populous")
    assert not any(map(is_one_word, ("Ludovic", "First Last", "Tên", "某某", "PV")))


def test_a_nickname_is_one_word_with_small_letters_that_no_house_is_called_by() -> None:
    assert is_nickname("nickname")
    assert not any(map(is_nickname, ("AFP", "Reuters", "First Last", "某某")))

"""Communes before and since 1 July 2025: the table, finding a unit, and bodies that there were not."""

from collections import Counter

import pytest

import vndocs
from vndocs.catalogue.commune import communes, find_communes
from vndocs.check.communes import commune_gone, named


def heirs(kind, name, district):
    return {str(heir) for unit in find_communes(kind, name) if unit.district == district for heir in unit.heirs}


def findings(text):
    return [finding for finding in vndocs.check(text) if finding.rule == "body-out-of-time"]


def test_the_table_has_all_units():
    """10,040 units (five of them island districts) became 3,321 in 34 provinces, and none is left out."""
    before = [unit for unit in communes() if unit.valid_to == "2025-06-30"]
    since = [unit for unit in communes() if unit.valid_from == "2025-07-01"]

    assert (len(before), len(since)) == (10_040, 3_321)
    assert all(unit.heirs for unit in before)
    assert len({unit.province for unit in since}) == 34
    assert {heir for unit in before for heir in unit.heirs} == set(since)
    assert Counter(unit.kind for unit in since)["đặc khu"] == 13


@pytest.mark.parametrize(
    ("kind", "name", "district", "became"),
    [
        ("xã", "Phú Thành", "huyện Trà Ôn", {"xã Lục Sĩ Thành (Vĩnh Long)"}),
        ("thị trấn", "Trà Ôn", "huyện Trà Ôn", {"xã Trà Ôn (Vĩnh Long)", "xã Ngãi Tứ (Vĩnh Long)"}),
        ("xã", "Mỹ An", "huyện Mang Thít", {"xã Nhơn Phú (Vĩnh Long)"}),
        ("xã", "Hòa Lộc", "huyện Tam Bình", {"xã Hòa Hiệp (Vĩnh Long)"}),
        ("phường", "05", "thành phố Trà Vinh", {"phường Hòa Thuận (Vĩnh Long)"}),
        ("xã", "Hoà Minh", "huyện Châu Thành", {"xã Hòa Minh (Vĩnh Long)"}),
        ("phường", "Phúc Xá", "quận Ba Đình", {"phường Hồng Hà (Hà Nội)"}),
        ("xã", "Ngũ Phụng", "huyện Phú Quí", {"đặc khu Phú Quý (Lâm Đồng)"}),
        ("huyện", "Côn Đảo", "", {"đặc khu Côn Đảo (Hồ Chí Minh)"}),
    ],
)
def test_a_unit_leads_to_what_it_became(kind, name, district, became):
    """The items of the resolutions, whole communes and divided ones, however the name is spelled."""
    assert heirs(kind, name, district) == became


@pytest.mark.parametrize(
    ("body", "units"),
    [
        ("Ủy ban nhân dân xã Phú Thành, huyện Trà Ôn, tỉnh Vĩnh Long", ("xã", "Phú Thành", "Trà Ôn", "", "Vĩnh Long")),
        ("UBND XÃ PHÚ THÀNH HUYỆN TRÀ ÔN", ("xã", "PHÚ THÀNH", "TRÀ ÔN", "", "")),
        ("HĐND P.5, TP. Trà Vinh", ("phường", "5", "", "Trà Vinh", "")),
        ("Đảng ủy xã Tân Xã huyện Thạch Thất", ("xã", "Tân Xã", "Thạch Thất", "", "")),
        ("UBND phường Xuân Hương - Đà Lạt", ("phường", "Xuân Hương - Đà Lạt", "", "", "")),
        ("UBND TT Trà Ôn nhiệm kỳ 2020-2025", ("thị trấn", "Trà Ôn", "", "", "")),
    ],
)
def test_the_units_of_a_name_are_told_apart(body, units):
    """Commas, capitals and abbreviations part the units; a name may hold the word of a unit."""
    assert named(body) == units


@pytest.mark.parametrize("body", ["UBND huyện Trà Ôn", "Bộ Tài chính", "UBND xã", "Đảng ủy Công ty Điện lực"])
def test_a_name_without_a_commune_names_none(body):
    """Districts, ministries and bare words for a unit are no communes."""
    assert named(body) is None


@pytest.mark.parametrize("case", [str, str.upper])
def test_every_unit_is_read_out_of_the_name_of_its_committee(case):
    """Each unit of before, named with district and province, leads to what it became; each of today is let be."""
    missed = []
    for unit in communes()[::5]:
        if unit.valid_to == "2025-06-30" and unit.kind != "huyện":
            gone = commune_gone(
                case(f"UBND {unit.kind} {unit.name}, {unit.district}, tỉnh {unit.province}"), "2025-08-15"
            )
            if gone is None or (gone.successors != tuple(map(str, unit.heirs)) and len(unit.heirs) <= 4):
                missed.append(str(unit))
        elif not unit.valid_to and commune_gone(case(f"UBND {unit.kind} {unit.name}"), "2026-10-15") is not None:
            missed.append(str(unit))

    assert missed == []


@pytest.mark.parametrize(
    ("issuer", "day", "verdict", "known"),
    [
        ("UBND xã Phú Thành, huyện Trà Ôn", "15/8/2025", "wrong", "kế tục: xã Lục Sĩ Thành (Vĩnh Long)"),
        ("UBND xã Phú Thành, tỉnh Vĩnh Long", "15/8/2025", "wrong", "kế tục: xã Lục Sĩ Thành (Vĩnh Long)"),
        ("UBND phường Phúc Xá", "02/7/2025", "wrong", "kế tục: phường Hồng Hà (Hà Nội)"),
        ("HĐND thị trấn Trà Ôn", "15/8/2025", "wrong", "kế tục: xã Ngãi Tứ (Vĩnh Long), xã Trà Ôn (Vĩnh Long)"),
        ("UBND phường 5, thành phố Trà Vinh", "15/8/2025", "wrong", "kế tục: phường Hòa Thuận (Vĩnh Long)"),
        ("UBND huyện Côn Đảo", "15/8/2025", "wrong", "kế tục: đặc khu Côn Đảo (Hồ Chí Minh)"),
        ("UBND thành phố Vĩnh Long", "15/8/2025", "wrong", None),
        ("UBND xã Kép", "15/10/2026", "suspect", "kế tục: phường Kép (Bắc Ninh)"),
        ("UBND đặc khu Phú Quốc", "15/5/2025", "wrong", None),
    ],
)
def test_a_body_of_a_unit_that_there_was_not(issuer, day, verdict, known):
    """A document of after the end, or of before the beginning, is found, and what took over or was there is named."""
    [finding] = findings(f"Căn cứ Quyết định số 15/QĐ-UBND ngày {day} của {issuer};")

    assert finding.verdict == verdict
    assert (finding.known("vi") or None) == known


@pytest.mark.parametrize(
    ("issuer", "day"),
    [
        ("UBND xã Phú Thành", "15/8/2025"),  # one of the name is in Đồng Tháp since
        ("UBND xã Lục Sĩ Thành", "15/8/2025"),
        ("UBND xã Phú Thành, huyện Trà Ôn", "30/6/2025"),
        ("UBND phường Phúc Xá", "15/8/2020"),
        ("UBND xã Kép", "15/10/2025"),
        ("UBND thành phố Cần Thơ", "15/8/2025"),
        ("UBND thành phố Vĩnh Long", "15/8/2024"),
        ("UBND phường Thủ Dầu Một, thành phố Hồ Chí Minh", "15/8/2025"),
        ("UBND phường Không Có", "15/8/2025"),
    ],
)
def test_nothing_is_said_of_a_unit_that_may_have_been(issuer, day):
    """A name that another unit bears, one of the right time, and one not in the table give no finding."""
    assert findings(f"Căn cứ Quyết định số 15/QĐ-UBND ngày {day} của {issuer};") == []


def test_several_that_all_ended_are_suspect_only():
    """Where every unit of a name ended and none is meant for sure, nothing is named and nothing is wrong."""
    several = Counter(
        (unit.kind, unit.name) for unit in communes() if unit.valid_to == "2025-06-30" and unit.kind == "xã"
    )
    kind, name = next(
        named for named, count in several.most_common() if count == 2 and all(u.valid_to for u in find_communes(*named))
    )
    [finding] = findings(f"Căn cứ Quyết định số 15/QĐ-UBND ngày 15/8/2025 của UBND {kind} {name};")

    assert (finding.verdict, finding.known("vi") or None) == ("suspect", None)


@pytest.mark.parametrize(
    ("issuer", "day", "verdict", "known"),
    [
        ("Chánh án Tòa án nhân dân huyện Trà Ôn", "15/8/2025", "wrong", "kế tục: Tòa án nhân dân khu vực"),
        ("Viện kiểm sát nhân dân thành phố Trà Vinh", "15/8/2025", "wrong", "kế tục: Viện kiểm sát nhân dân khu vực"),
        ("Công an huyện Trà Ôn", "15/4/2025", "wrong", "kế tục: Công an tỉnh, Công an xã"),
        ("Kho bạc Nhà nước tỉnh Vĩnh Long", "15/5/2025", "suspect", "kế tục: Kho bạc Nhà nước khu vực"),
        ("Sở Kế hoạch và Đầu tư tỉnh Vĩnh Long", "15/4/2025", "suspect", "kế tục: Sở Tài chính"),
        ("Sở Giao thông vận tải tỉnh Trà Vinh", "15/8/2025", "wrong", "kế tục: Vĩnh Long"),
    ],
)
def test_a_kind_of_body_ended_everywhere(issuer, day, verdict, known):
    """Courts, police, offices of taxes and treasury, departments: by the kind of the body, whatever the place."""
    [finding] = findings(f"Căn cứ Công văn số 15/ABC-XY ngày {day} của {issuer} về việc báo cáo;")

    assert (finding.verdict, finding.known("vi")) == (verdict, known)


@pytest.mark.parametrize(
    ("issuer", "day"),
    [
        ("Công an thành phố Hà Nội", "15/8/2025"),
        ("Công an huyện Trà Ôn", "15/01/2025"),
        ("Cục Thuế", "15/8/2025"),
        ("Cục Thuế tỉnh Vĩnh Long", "28/02/2025"),
        ("Kho bạc Nhà nước tỉnh Vĩnh Long", "15/3/2025"),
        ("Tòa án nhân dân tỉnh Vĩnh Long", "15/8/2025"),
        ("Thanh tra tỉnh Vĩnh Long", "15/8/2025"),
        ("Bảo hiểm xã hội tỉnh Vĩnh Long", "15/8/2025"),
    ],
)
def test_a_body_of_a_kind_that_went_on_is_not_judged(issuer, day):
    """Cities under the centre have police; a month that is not sure is given the whole body."""
    assert findings(f"Căn cứ Công văn số 15/ABC-XY ngày {day} của {issuer} về việc báo cáo;") == []

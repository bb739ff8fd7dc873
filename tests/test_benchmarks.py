"""The measures of the benchmarks."""

import vndocs

from .scripts import load

caches = load("caches", "benchmarks")

TEXT = """Căn cứ khoản 2 Điều 7 và điểm a khoản 3 Điều 9 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020
của Chính phủ về công tác văn thư; theo đề nghị của Sở Tài chính:
1. Giao UBND các xã.
2. Thực hiện trước 30/6/2024, khoản 1 Điều này.
"""


def test_no_round_profits_from_the_one_before():
    """After forgetting nothing that was read is remembered."""
    vndocs.parse(TEXT).to_record()
    assert caches.remembered() > 5

    caches.forget()

    assert caches.remembered() == 0

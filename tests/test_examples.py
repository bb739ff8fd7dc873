"""The example scripts run from anywhere, on the texts that come with them."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
#: A line that each script prints about its samples.
PRINTS = {
    "references_to_csv.py": "KH,96-KH/HU,2023-12-20,Huyện ủy,triển khai Chuyên đề năm 2024,1,bao-cao.txt,12",
    "figures_and_words.py": "    the words in figures: 120.005.000 đồng",
    "official_form.py": "Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13 ngày 25 tháng 6 năm 2015;",
    "corpus_questions.py": "   32/NQ-HĐND 1 2",
    "outline.py": "   21      a) Nhân dân hiến 1.180 m2 đất, trị giá 944 triệu đồng (800.000 ",
}


def run(script, tmp_path):
    command = [sys.executable, str(EXAMPLES / script)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)


@pytest.mark.parametrize("script", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_an_example_does_what_it_says(script, tmp_path):
    """An example runs on its samples and prints what it is for."""
    done = run(script, tmp_path)

    assert done.returncode == 0, done.stderr
    assert PRINTS[script] in done.stdout.splitlines()

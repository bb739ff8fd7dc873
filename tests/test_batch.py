"""Many documents: nothing is lost, nothing is said twice, and the numbers add up."""

import io
import os
import signal

import pytest

import vndocs
from vndocs.batch import BatchError, Failure, Item, Summary, extract, read, records, weigh
from vndocs.batch.runner import run
from vndocs.readers import ReadError

TEXT = "Quyết định số 5/QĐ-UBND ngày 05/01/2024, chi 500.000 đồng."


@pytest.fixture
def folder(tmp_path):
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(TEXT * number, "utf-8")
    (tmp_path / "5.pptx").write_bytes(b"PK\x03\x04ppt/")
    return tmp_path


def test_records_come_in_the_order_of_the_input(folder):
    summary = Summary()

    found = list(records([folder / "3.txt", folder, "-"], standard_input=io.BytesIO(TEXT.encode()), summary=summary))

    assert [len(record["amounts"]) for record in found] == [3, 0, 1, 2, 3, 4, 1]
    assert (summary.documents, summary.read, summary.failed, summary.skipped) == (7, 7, 0, 1)
    assert summary.entities["amounts"] == 14
    assert summary.bytes == len(TEXT.encode()) * 14


def test_one_path_needs_no_list(folder):
    assert len(list(records(folder))) == 5
    assert len(list(records(str(folder / "1.txt")))) == 1


def test_documents_in_memory_are_taken_too():
    [record] = records([Item("thu.txt", data=TEXT.encode())])

    assert (record["source"], len(record["references"])) == ("thu.txt", 1)
    assert read(Item("thu.txt", data=TEXT.encode())).source.name == "thu.txt"


def test_failures_are_told_while_the_run_goes_on(folder):
    told: list[Failure] = []
    counted: list[int] = []
    output = io.BytesIO()

    summary = extract(
        [folder / "5.pptx", folder / "1.txt"],
        output,
        lang="vi",
        on_failure=told.append,
        on_progress=lambda summary: counted.append(summary.documents),
    )

    assert [(failure.source, failure.code) for failure in told] == [(str(folder / "5.pptx"), "not-text")]
    assert "PowerPoint" in told[0].message
    assert counted == [2]
    assert (summary.documents, summary.read, summary.failed) == (2, 1, 1)
    assert len(output.getvalue().splitlines()) == 2


def test_a_fault_of_ours_in_one_document_stops_no_other(folder, monkeypatch):
    """It is told as what it is, in one line, without a traceback."""

    def parse(source, kinds):
        if len(source.raw) > 3 * len(TEXT):
            raise RuntimeError("hai\ndòng")
        return vndocs.parse(source, kinds)

    monkeypatch.setattr("vndocs.batch.reading.parse", parse)

    found = list(records(folder))

    assert [record.get("error", {}).get("code") for record in found] == [None] * 4 + ["internal-error"]
    message = found[-1]["error"]["message"]
    assert message.startswith("a fault in vndocs, not in the document: RuntimeError: hai dòng (test_batch.py:")


@pytest.mark.parametrize("kinds", [["tien"], "tien", []])
def test_an_unknown_kind_is_refused_before_anything_is_done(folder, kinds):
    with pytest.raises(BatchError, match="expected some of references"):
        extract(folder, folder / "o.jsonl", kinds=kinds)

    assert not (folder / "o.jsonl").exists()


def test_one_document_can_be_read_alone(folder):
    assert len(read(folder / "2.txt", kinds=["amounts"]).amounts) == 2
    assert read("-", standard_input=io.BytesIO(b"")).amounts == ()
    with pytest.raises(ReadError, match="is a folder"):
        read(folder)


def test_a_folder_that_leads_into_itself_is_walked_once(folder):
    (folder / "vong").symlink_to(folder, target_is_directory=True)
    (folder / "hong.txt").symlink_to(folder / "khong-co.txt")
    summary = Summary()

    found = list(records(folder, summary=summary))

    assert len(found) == 6
    assert found[-1]["error"]["code"] == "not-found"
    assert summary.skipped == 2


def test_a_run_is_weighed_before_it_begins(folder):
    assert weigh([folder]) == len(TEXT.encode()) * 10
    assert weigh([folder, "khong-co.txt"]) == len(TEXT.encode()) * 10
    assert weigh([folder, "-"]) is None


def squares(task):
    return [number * number for number in task]


def dies_on_three(task):
    if 3 in task:
        os.kill(os.getpid(), signal.SIGKILL)
    return squares(task)


def dies_once(task):
    """End the worker the first time that a file named in the task is not there."""
    if 3 in [number for number, _ in task] and not task[0][1].exists():
        task[0][1].touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return squares([number for number, _ in task])


def fails(task):
    raise ArithmeticError(f"{task}")


def lost(item):
    return [f"lost {item}"]


def flat(results):
    return [number for result in results for number in result]


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_results_come_in_order(workers):
    tasks = [[number, number + 1] for number in range(0, 60, 2)]

    assert flat(run(squares, iter(tasks), lost, workers=workers)) == [number * number for number in range(60)]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_item_that_kills_its_worker_is_given_up_by_name():
    """The others of its task, and those in flight, are not lost."""
    tasks = [[number, number + 1] for number in range(0, 20, 2)]

    done = flat(run(dies_on_three, tasks, lost, workers=2))

    assert done == [0, 1, 4, "lost 3", *(number * number for number in range(4, 20))]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_item_whose_worker_was_killed_by_another_is_tried_again(tmp_path):
    tasks = [[(number, tmp_path / "mark")] for number in range(10)]

    assert flat(run(dies_once, tasks, lost, workers=2)) == [number * number for number in range(10)]


def test_an_error_of_the_work_comes_through():
    with pytest.raises(ArithmeticError):
        list(run(fails, [[1], [2]], lost, workers=2))

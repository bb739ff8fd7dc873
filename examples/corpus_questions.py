"""Questions to a corpus: extract it to Parquet once, then ask DuckDB.

    python examples/corpus_questions.py [FOLDER]      (by default the samples that come with vndocs)

Most cited documents, who cites what, what is cited together, and by year the citations of documents that are dated
later than the citing one. Each question is one statement over the output of `vndocs extract -o corpus.parquet`.
"""

import sys
import tempfile
from pathlib import Path

import duckdb

from vndocs.batch import Item, extract

#: One row a citation: who cites, and what.
CITATIONS = """
CREATE VIEW citations AS
SELECT source, layout.date AS citing_date, cited.code, cited.date AS cited_date, cited.relation
FROM (SELECT source, layout, unnest("references") AS cited FROM 'corpus.parquet')
WHERE coalesce(cited.role, 'cited') = 'cited' AND cited.code IS NOT NULL
"""
QUESTIONS = {
    "Most cited documents": """
        SELECT code, count(DISTINCT source) AS documents, count(*) AS citations
        FROM citations GROUP BY code ORDER BY documents DESC, citations DESC, code LIMIT 5""",
    "Who cites what": """
        SELECT source, list(DISTINCT code ORDER BY code) AS cites
        FROM citations GROUP BY source ORDER BY source LIMIT 5""",
    "Cited together": """
        SELECT one.code, other.code, count(DISTINCT one.source) AS documents
        FROM citations AS one JOIN citations AS other ON one.source = other.source AND one.code < other.code
        GROUP BY ALL ORDER BY documents DESC, 1, 2 LIMIT 5""",
    "Citations of later documents, by year of the citing one": """
        SELECT left(citing_date, 4) AS year, count(*) AS citations, count(*) FILTER (cited_date > citing_date) AS broken
        FROM citations WHERE citing_date IS NOT NULL AND length(cited_date) = 10 GROUP BY year ORDER BY year""",
}


def sample() -> list[Item]:
    from vndocs import samples

    return [Item(name, text=samples.read(name).decode("utf-8")) for name in samples.NAMES]


def main() -> None:
    paths = sys.argv[1:] or sample()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.parquet"
        extract(paths, corpus)
        connection = duckdb.connect()
        connection.execute(CITATIONS.replace("corpus.parquet", str(corpus)))
        for question, statement in QUESTIONS.items():
            print(f"{question}:")
            for row in connection.execute(statement).fetchall():
                print("  ", *row)


if __name__ == "__main__":
    main()

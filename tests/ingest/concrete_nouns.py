"""Writes the nouns that WordNet knows first of all as things that can be touched, or as persons.

python -m tests.ingest.concrete_nouns WORDNET_DICT/index.sense > ingest/vocabulary/concrete.toml
"""

import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

# Lexicographer files of WordNet, by number: https://wordnet.princeton.edu/documentation/lexnames5wn
SORTS = {
    "things": frozenset({5, 6, 8, 13, 17, 20, 27}),  # animals, artifacts, body parts, food, natural objects, plants, substances
    "people": frozenset({18}),
}
# Of the uses of a word that were counted, so many are of the sort.
MOSTLY = 0.8
HEAD = """# Nouns of which WordNet 3.1 counts uses, and four in five of them as a thing that can be touched, or as a person.
# Written by `python -m tests.ingest.concrete_nouns` from its file index.sense. The lists are a part of WordNet, under its licence:
#
# WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute this
# software and database and its documentation for any purpose and without fee or royalty is hereby granted, provided that you agree
# to comply with the following copyright notice and statements, including the disclaimer, and that the same appear on ALL copies of
# the software, database and documentation, including modifications that you make for internal use or for distribution. THIS SOFTWARE
# AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF
# EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY
# PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS,
# COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton University or Princeton may not be used in advertising or publicity
# pertaining to distribution of the software and/or database. Title to copyright in this software, database and any associated
# documentation shall at all times remain with Princeton University and LICENSEE agrees to preserve same."""


def nouns_of(sort: frozenset[int], lines: Iterable[str]) -> list[str]:
    """The nouns whose first sense is of the sort, as are most of their counted uses; `lines` are those of index.sense."""
    senses: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for line in lines:
        key, _, number, uses = line.split()
        lemma, _, rest = key.partition("%")
        part_of_speech, lexicographer_file, *_ = rest.split(":")
        if part_of_speech == "1" and lemma.isascii() and lemma.isalpha() and lemma.islower():
            senses[lemma].append((int(number), int(lexicographer_file), int(uses)))
    return sorted(lemma for lemma, known in senses.items() if _mostly(sort, known))


def _mostly(sort: frozenset[int], senses: list[tuple[int, int, int]]) -> bool:
    used = sum(uses for _, _, uses in senses)
    return min(senses)[1] in sort and used > 0 and sum(uses for _, file, uses in senses if file in sort) >= MOSTLY * used


def main() -> None:
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    print(HEAD)
    for name, sort in SORTS.items():
        print(f'{name} = """')
        print(textwrap.fill(" ".join(nouns_of(sort, lines)), 140))
        print('"""')


if __name__ == "__main__":
    main()

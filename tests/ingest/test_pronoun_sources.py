"""Whom "he", "she", "it" and "they" stand for as the source of a report."""

import pytest

from tests.ingest.test_attribution import read, words


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Mayor Anna Holm met the engineer Peter Kahn on Monday. She said 40 homes were damp.", "She", "Anna Holm"),
        ('Clara Sand praised her trainer Peter Roos. "We lost 12 matches," she said.', "she", "Clara Sand"),
        (
            "The minister, Ines Abel, defended the tax. Her rival, Tom Berg, attacked it. She said it would raise 40 million.",
            "She",
            "Ines Abel",
        ),
        ("Tom Berg met Noor Abel, the chairwoman of the board. He said 12 jobs were at stake.", "He", "Tom Berg"),
        ("John Kahn wrote to the judge about Maria Lund. He said he had paid 300 euros.", "He", "John Kahn"),
        ('Elena Roos flew home. "Peter Kahn scored 12 goals and Marc Moe 9," she said.', "she", "Elena Roos"),
        # Of two of one name the one whom the title allows, and neither where nothing tells them apart.
        ("Peter Lind and Anna Lind keep goats. Mr. Lind rested. Ms. Lind said 3 were sick.", "Ms. Lind", "Anna Lind"),
        ("Xhevdet Lind and Yvette Lind keep goats. Ms. Lind said 3 were sick.", "Ms. Lind", "Lind"),
        # Whoever spoke, by office or in numbers.
        ('The senator told the board that it had 40 votes. "I may get 45," he said.', "he", "senator"),
        ("Three former cooks told Kyodo that 1,100 people had left. They said half of them were bakers.", "They", "Three former cooks"),
        # An owner, whoever was "he" before, and a title before the first name.
        ("Anna Sol met Peter Roos. Brun's aides said he had said 4 cars were lost.", "he", "Brun"),
        ("Arko Brun spoke. He told of 3 cars. Then Zola Frey came to see Arko Brun. She said 12 cars burned.", "She", "Zola Frey"),
        ("Mia Holm was proud of Lt. Col. Louis Dorn. She said 4 medals were lost.", "She", "Mia Holm"),
        ("Senators met on Monday. They said 12 bills would pass.", "They", "Senators"),
        ("The ministry said 12 roads were closed. Drivers were angry. They said the detour took 40 minutes.", "They", "Drivers"),
        ("The council met on Monday. It said 12 pools would open.", "It", "council"),
    ],
)
def test_a_pronoun_goes_back_to_whom_it_can_mean(reader, text, pronoun, who):
    (found,) = [a for a in read(reader, [text])[0] if words(text, a.source) == pronoun]
    assert found.canonical == who


def test_they_of_things_is_nobody(reader):
    (found,) = read(reader, ["The roofs leaked on Monday. They said 40 homes were damp."])[0]
    assert found.canonical == "they"

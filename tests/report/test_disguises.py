"""Letters that nobody sees or that are not what they look like, and words in parts: what is one and what is none."""

from __future__ import annotations

import pytest
from hivcells.report.disguises import foreign_signs, invisible, look_alikes, parted_words


@pytest.mark.parametrize(
    "letter",
    ["\u034f", "\u115f", "\u17b4", "\u180b", "\u2800", "\u3164", "\ufe00", "\ufe0f", "\uffa0", "\U000e0100", "\u200b", "\u00ad", "\u202e", "\x07", "\x7f", "\ue000", "\u2028"],
)  # fmt: skip
def test_a_sign_without_width_or_print_is_invisible(letter: str) -> None:
    assert invisible(f"t{letter}ea") == [letter]


def test_blanks_and_the_ends_of_lines_are_seen_and_so_are_letters_of_other_languages() -> None:
    assert invisible("tea\tand\nale") == invisible("Åse, thé, 茶 and β") == invisible("") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Fullwidth, small and large; raised; a mark that no letter of a language has.
        ("\uff54ea", ["\uff54"]), ("\uff34ea", ["\uff34"]), ("te\u02b0", ["\u02b0"]), ("tw\u0330elve", ["\u0330"]),
        # Letters with their marks, a Greek one alone, units and signs.
        # A mark that takes room, and letters of another alphabet among Latin ones or in their place.
        ("te\u093e", ["\u093e"]), ("t\u0435a", ["t\u0435a"]), ("\u0410le", ["\u0410le"]), ("\u0430\u0435 tea", ["\u0430\u0435"]),
        ("thé", []), ("Åse", []), ("α and β", []), ("10 µL, 1ª", []), ("tea™", []),
    ],
)  # fmt: skip
def test_a_latin_letter_of_another_face_is_disguised(text: str, found: list[str]) -> None:
    assert look_alikes(text) == found


def test_a_number_in_another_script_is_no_foreign_letter_since_it_is_found_as_a_number() -> None:
    assert foreign_signs("½ ④ Ⅻ 四 ٣") == []
    assert foreign_signs("tea, 茶, ⚂ and ☺ at 25 °C ©") == ["茶", "⚂", "☺"]


TWENTY, TWENTY_ONE = "abcdefghijklmnopqrst", "abcdefghijklmnopqrstu"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("t w e l v e", ["t w e l v e"]),
        ("twel-ve people", ["twel-ve"]),
        ("twe lve", ["twe lve"]),
        ("thr ee", ["thr ee"]),
        ("te n people", []),  # a short word with a blank in it is read as two
        ("t----welve", ["t----welve"]),
        ("t-----welve", []),
        (f"{TWENTY[:9]}-{TWENTY[9:]}", [f"{TWENTY[:9]}-{TWENTY[9:]}"]),
        (f"{TWENTY_ONE[:9]}-{TWENTY_ONE[9:]}", []),
        ("a ten b", []),
    ],
)
def test_a_word_in_parts_is_found_where_it_is_read_as_one(text: str, found: list[str]) -> None:
    assert list(parted_words(text, {"twelve", "three", "ten", TWENTY, TWENTY_ONE})) == found

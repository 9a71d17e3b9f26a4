"""Words that do not stand as they are read: with marks that nobody sees, with letters of other alphabets, in parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

# Characters without width that no category of Unicode tells: they join, fill, or choose a form.
WITHOUT_WIDTH = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
INVISIBLE_KINDS = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
# Blanks of another width than a letter's, which part a word as a hair would; numbers that are bound have theirs.
ODD_SPACE = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
SIGNS_OF_PROSE = "\u00b0\u00a9\u00ae\u2122"
# Letters of other alphabets that look as Latin ones do: Cyrillic, and of the Greek ones these.
LOOKS_LATIN = (
    "\u0400-\u052f\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b9\u03bd\u03bf"
)
AMONG_LATIN = re.compile(
    rf"\w*(?:[A-Za-z][{LOOKS_LATIN}]|[{LOOKS_LATIN}][A-Za-z])\w*|(?<!\w)[{LOOKS_LATIN}]{{2,}}(?!\w)"
)
# Latin of the languages of Europe, and Greek; a letter with a mark is judged without it.
LETTERS_OF_PROSE = re.compile("[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u017f\u0370-\u03ff]")
# What a letter or sign is read as that Unicode does not take apart.
READ_AS = str.maketrans("ıøłđħŧŋſðαβεηικνορτυχω!|€$@", "ioldhtnsdabenikvoptuxwileSa".lower())
WORD = re.compile(r"[^\W\d_](?:[^\W_]|[!|€$@](?=[^\W\d_]))*")
PIECE = re.compile(r"[^\W\d_]+")
WIDEST_GAP, FEWEST_LETTERS, LONGEST_WORD = 4, 5, 20


def invisible(text: str) -> list[str]:
    """The characters of a text that no reader sees."""
    if text.isascii() and text.isprintable():
        return []
    return [letter for letter in text if _is_invisible(letter)]


def _is_invisible(letter: str) -> bool:
    if letter.isascii():
        return not letter.isprintable() and letter not in "\t\n"
    return unicodedata.category(letter) in INVISIBLE_KINDS or bool(WITHOUT_WIDTH.match(letter))


def look_alikes(text: str, words: Collection[str] = ()) -> list[str]:
    """Words with letters that only look as those of a word would, so that no check knows the word.

    Letters of another alphabet among Latin ones or in place of them, Latin letters of another width or face, letters
    with marks that no letter of a language has, and what is read as one of `words` though written otherwise.
    """
    composed = unicodedata.normalize("NFC", text)
    found = [word.group() for word in AMONG_LATIN.finditer(composed)]
    found += [word for word in WORD.findall(composed) if _reads_as_another(word, words)]
    return found + [letter for letter in composed if _is_disguised(letter)]


def foreign_signs(text: str) -> list[str]:
    """Letters that are neither Latin nor Greek, pictures and other signs; those that are numbers are found as such."""
    return [letter for letter in text if not letter.isascii() and _is_foreign(letter)]


def parted_words(text: str, words: Collection[str]) -> Iterator[str]:
    """Words of a list that something parts: 'twel-ve', 'twel ve', 't w e l v e'."""
    pieces = [(found.group().lower(), found.start(), found.end()) for found in PIECE.finditer(text)]
    for first, (letters, start, end) in enumerate(pieces):
        before = letters
        for piece, begin, after in pieces[first + 1 : first + LONGEST_WORD]:
            letters += piece
            if begin - end > WIDEST_GAP or len(letters) > LONGEST_WORD or before in words:
                break
            if letters in words and piece not in words and _is_read_as_one(text[start:after], len(letters)):
                yield text[start:after]
            before, end = piece, after


def _is_read_as_one(parted: str, n_letters: int) -> bool:
    """Blanks part words as well; what they part is read as one where it is long, or letter by letter."""
    has_blank = any(sign.isspace() for sign in parted)
    return not has_blank or n_letters >= FEWEST_LETTERS or all(len(piece) == 1 for piece in PIECE.findall(parted))


def _reads_as_another(word: str, words: Collection[str]) -> bool:
    if word.isascii() and word.isalnum():
        return False
    marked = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in marked if not unicodedata.combining(letter)).translate(READ_AS)
    return plain != word.lower() and plain in words


def _is_disguised(letter: str) -> bool:
    if letter.isascii():
        return False
    is_of_other_face = unicodedata.category(letter) in ("Ll", "Lu", "Lm") and letter.isalpha()
    plain = unicodedata.normalize("NFKC", letter)
    return unicodedata.category(letter) in ("Mn", "Me", "Mc") or (is_of_other_face and plain.isascii())


def _is_foreign(letter: str) -> bool:
    if unicodedata.numeric(letter, None) is not None:
        return False
    is_foreign_letter = letter.isalpha() and not LETTERS_OF_PROSE.match(unicodedata.normalize("NFD", letter))
    return is_foreign_letter or (unicodedata.category(letter) == "So" and letter not in SIGNS_OF_PROSE)

"""Stems and endings of the English words of number, from which report.words_of_number makes the list."""

from __future__ import annotations

LARGE = [
    "hundred",
    "thousand",
    *(f"{latin}illion" for latin in ["m", "b", "tr", "quadr", "quint", "sext", "sept", "oct", "non", "dec", "cent"]),
    *(f"{latin}decillion" for latin in ["un", "duo", "tre", "quattuor", "quin"]),
    "vigintillion",
    "milliard",
    *(f"{slang}illion" for slang in ["z", "j", "baz", "gaz", "kaz", "gaj", "baj", "kaj", "squ", "scad", "umpt"]),
    "myriad",
    "lakh",
    "crore",
    "googol",
]
# Latin multiples of which English has verbs: to treble, to quadruple.
MULTIPLES = [
    "double",
    "treble",
    "triple",
    "quadruple",
    "quintuple",
    "sextuple",
    "septuple",
    "octuple",
    "nonuple",
    "decuple",
    "centuple",
    *(f"{latin}decuple" for latin in ["un", "duo", "tre"]),
    "vigintuple",
]
# Copies: in duplicate, triplicated.
COPIES = [f"{latin}plicate" for latin in ["du", "tri", "quadru", "quintu", "sextu", "septu", "octu"]]
# Parts of a ranked whole.
QUANTILES = [
    f"{latin}ile"
    for latin in ["tert", "terc", "quart", "quint", "sext", "sept", "oct", "dec", "vent", "cent", "percent"]
]
# What may be written to a cardinal without a blank: 'fivesome', 'sevenish', 'twentysomething', 'fourscore'.
ENDINGS = [
    "some", "somes", "something", "somethings", "ish", "er", "ers", "score", "month", "night", "ness", "penny", "pence",
    "pin", "pins", "weight", "folds",
]  # fmt: skip
GROUPS = [
    "pair",
    "couple",
    "duo",
    "duet",
    "twosome",
    "twin",
    "dyad",
    "trio",
    "threesome",
    "triplet",
    "triad",
    "quartet",
    "foursome",
    "quadruplet",
    "tetrad",
    "quintet",
    "quintuplet",
    "pentad",
    "sextet",
    "sextuplet",
    "hexad",
    "septet",
    "septuplet",
    "octet",
    "octuplet",
    "nonet",
    "dozen",
    "score",
    "handful",
    "heptad",
    "octad",
    "ennead",
    "decad",
    "monad",
    "duad",
    "hebdomad",
    "ternion",
    "quaternion",
    "triumvirate",
    "duumvirate",
    "troika",
    "decet",
    "dectet",
    "nonuplet",
    "decuplet",
    "duology",
    "trilogy",
    "tetralogy",
    "couplet",
    "tercet",
    "quatrain",
    "sestet",
    "quad",
    "quin",
    "deuce",
    "brace",
    "moiety",
    "triumvir",
    "solo",
    "googolplex",
    "tithe",
    "hat-trick",
    "hat trick",
    "gross",
    "ream",
    "singlet",
    "doublet",
    "singleton",
    "trinity",
    "trifecta",
]
# Groups of which English has verbs: paired, coupling.
VERBS_OF_GROUPS = ["pair", "couple", "twin", "decimate"]
# People by the decade of their life.
AGES = [
    *(f"{latin}genarian" for latin in ["quadra", "quinqua", "sexa", "septua", "octo", "nona"]),
    "centenarian",
    "supercentenarian",
    "teen",
    "teenager",
]
SPANS_OF_TIME = [
    *("fortnight", "sennight", "decade", "century", "millennium", "semester", "trimester", "quadrimester", "bimester"),
    *(f"{latin}ennium" for latin in ["bi", "tri", "quadri", "quinqu", "sex", "sept", "dec"]),
    *(f"{latin}centenary" for latin in ["", "bi", "ter", "quater", "sesqui"]),
    "lustrum",
]
PARTS_OF_YEARS = ["semi", "bi", "tri"]
HOW_OFTEN = [
    "fortnightly", "annually", "yearly", "order of magnitude", "orders of magnitude",
    *(f"{latin}{often}" for latin in PARTS_OF_YEARS for often in ["weekly", "monthly", "annual", "annually"]),
    *(f"semi-{often}" for often in ["weekly", "monthly", "annual", "annually"]),
    *(
        f"{latin}ennial{ending}"
        for latin in ["bi", "tri", "quadri", "quadr", "quinqu", "sex", "sept", "oct", "dec", "vic", "cent", "bicent",
                      "tricent", "quadricent", "sesquicent", "semicent", "mill", "tric"]
        for ending in ["", "s", "ly"]
    ),
    "decadal",
]  # fmt: skip
NOTHING = ["nil", "nought", "naught", "aught", "null", "zilch", "nada", "neither of"]
ORDINALS_OF_NOTHING_NAMED = ["umpteen", "umpteenth", "penultimate", "antepenultimate", "quaternary", "quinary", "n-th"]
# What joins numbers within a word, or goes before one: 'twoandtwenty', 'thirtyodd', 'nonzero'. ASSUME: 'some' is none
# of them, for the sake of 'someone'; nor are 'sub' and 'under', for the sake of 'subteen' and 'underscore'.
JOINING = ["a", "and", "odd", "plus", "non", "multi", "semi", "demi", "mid", "over", "near", "almost", "about"]
# What is counted, written to its number: 'tenyear', 'onearm', 'halfday'. The cardinals that begin words need none.
UNITS = [
    *("minute", "hour", "day", "night", "week", "month", "year", "time", "fold"),
    *("person", "man", "woman", "child", "patient", "participant", "donor", "case", "death", "study", "trial", "arm"),
    *("group", "dose", "drug", "cell", "gene", "log", "step", "stage", "phase", "part", "piece", "point", "star"),
    *(
        "side",
        "way",
        "page",
        "word",
        "letter",
        "digit",
        "figure",
        "line",
        "percent",
        "copy",
        "center",
        "centre",
        "site",
    ),
]
# Words that differ from one of number by a letter, and are in use.
IN_USE = ["forth"]

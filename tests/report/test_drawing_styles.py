"""What several parts of the drawings look like is said once, in the head of the page."""

from __future__ import annotations

from hivcells.report.drawing_styles import with_shared_styles, with_short_ids


def page(*parts: str) -> str:
    drawn = f"<html><head><title>A</title></head><body><svg>{''.join(parts)}</svg></body></html>"
    return with_shared_styles(drawn.encode()).decode()


def test_a_style_that_two_parts_share_becomes_a_class_and_a_rule():
    written = page('<path d="M0 1" style="fill:red"/>', '<use x="1" style="fill:red"/>')
    assert '<path d="M0 1" class="d0"/><use x="1" class="d0"/>' in written
    assert "<style>\n.d0{fill:red}\n</style>\n</head>" in written


def test_a_part_keeps_the_classes_that_it_has():
    written = page('<g class="value" style="fill:red" data-value="tea">1</g>', '<g style="fill:red" class="cell">2</g>')
    assert '<g class="value d0" data-value="tea">1</g><g class="cell d0">2</g>' in written


def test_a_style_of_one_part_alone_stays_with_it():
    assert '<path style="fill:red"/>' in page('<path style="fill:red"/>', '<path style="fill:blue"/>')
    assert "<style>" not in page('<path style="fill:red"/>')


def test_styles_outside_of_drawings_stay_as_they_are():
    text = '<html><head></head><body><col style="width: 5%"><col style="width: 5%"></body></html>'
    assert with_shared_styles(text.encode()).decode() == text


def test_what_a_drawing_refers_to_has_a_short_id_of_its_own_and_all_else_keeps_its_id():
    one = '<svg id="one"><clipPath id="one-p1"/><path id="one-m1"/><use xlink:href="#one-m1" clip-path="url(#one-p1)"/></svg>'
    page = f'<a id="one-p1" href="#one-m1"></a>{one}{one.replace("one", "two")}'
    assert with_short_ids(page.encode()).decode() == (
        '<a id="one-p1" href="#one-m1"></a>'
        '<svg id="one"><clipPath id="s1"/><path id="s0"/><use xlink:href="#s0" clip-path="url(#s1)"/></svg>'
        '<svg id="two"><clipPath id="s3"/><path id="s2"/><use xlink:href="#s2" clip-path="url(#s3)"/></svg>'
    )

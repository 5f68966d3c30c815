"""How a timeline and a sheet look in a browser: nothing runs out of the page, nothing is blank."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from ppid_rules import Case, PublicBody
from ppid_rules import events as e

pytestmark = pytest.mark.browser

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>Lini masa</title>"
    "<meta name='viewport' content='width=device-width, initial-scale=1'>"
    "<style>body {{ margin: 0 }}</style></head><body>{}</body></html>"
)
WIDTHS = (1280, 360)
KEEP = os.environ.get("KEEP_SCREENSHOTS_IN", "")


def long_case():
    body = PublicBody(
        name="Dinas Komunikasi, Informatika, Statistik dan Persandian Kabupaten Kepulauan <Contoh>",
        level="regency", kind="state", region="ID-BA",
    )  # fmt: skip
    return Case.of(
        body,
        e.RequestReceived(on=date(2026, 1, 5), channel="web_form"),
        e.ReceiptGiven(on=date(2026, 1, 5), number="7", stated_due_on=date(2026, 1, 20)),
        e.NoticeExtended(on=date(2026, 1, 15), reason="belum didokumentasikan"),
        e.NoticeGiven(on=date(2026, 2, 3), outcome="refused", grounds=()),
        e.ObjectionFiled(on=date(2026, 2, 10)),
        e.DisputeFiled(on=date(2026, 4, 8), received_on=date(2026, 4, 9)),
        e.DisputeRegistered(on=date(2026, 4, 10)),
        e.HearingScheduled(on=date(2026, 4, 14), for_day=date(2026, 4, 21), what="first_hearing"),
        e.SummonsReceived(on=date(2026, 4, 17), by="requester"),
        e.FirstHearingHeld(on=date(2026, 4, 21)),
        e.MediationStarted(on=date(2026, 4, 21)),
    )


def projected_case():
    body = PublicBody(name="Badan Contoh", level="central", kind="state")
    return Case.of(body, e.RequestReceived(on=date(2027, 12, 20)))


def court_case():
    body = PublicBody(name="Badan Contoh", level="central", kind="state")
    return Case.of(
        body,
        e.DisputeFiled(on=date(2026, 4, 8)),
        e.DecisionRead(on=date(2026, 10, 15), outcome="granted"),
        e.DecisionCopyReceived(on=date(2026, 10, 19), by="requester"),
        e.DecisionCopyReceived(on=date(2026, 10, 22), by="public_body"),
        undated={"request_received", "objection_filed"},
    )


def empty_case():
    return Case.of(PublicBody(name="Badan Contoh", level="central", kind="state"))


SHOWN = {
    "long": lambda: long_case().timeline(date(2026, 5, 4)),
    "projected": lambda: projected_case().timeline(date(2027, 12, 21)),
    "court": lambda: court_case().timeline(date(2026, 11, 12)),
    "empty": lambda: empty_case().timeline(date(2026, 5, 4)),
}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def shown(browser, tmp_path):
    """Shows a document at a width, and checks that it fits and that something is to be seen."""

    def show(content, name, width, scheme):
        target = tmp_path / name
        target.write_text(content, encoding="utf-8")
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        asked = []
        page.on("request", lambda sent: asked.append(sent.url))
        page.goto(target.as_uri())
        assert asked == [target.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if target.suffix == ".svg":  # a picture of a document that is no HTML never ends
            photographed = browser.new_page(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            (tmp_path / "page.html").write_text(
                PAGE.format(f"<img alt='' style='max-width: 45rem; width: 100%' src='{name}'>")
            )
            photographed.goto((tmp_path / "page.html").as_uri())
            assert photographed.evaluate("document.querySelector('img').naturalWidth") > 0
            picture = photographed.screenshot(full_page=True)
            photographed.close()
        else:
            picture = page.screenshot(full_page=True)
        if KEEP:
            Path(KEEP, f"{name}-{width}-{scheme}.png").write_bytes(picture)
        assert len(picture) > 5000
        return page

    return show


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("case", SHOWN)
def test_a_timeline_fits(shown, case, lang, width, scheme):
    page = shown(
        PAGE.format(SHOWN[case]().html(lang)), f"timeline-{case}-{lang}.html", width, scheme
    )
    table = page.locator("table")
    assert table.bounding_box()["width"] <= width
    assert page.locator("th[scope=rowgroup]").count() >= 1
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_sheet_fits(shown, lang, width, scheme):
    sheet = long_case().time_sheet(date(2026, 5, 4))
    page = shown(PAGE.format(sheet.html(lang)), f"sheet-{lang}.html", width, scheme)
    assert page.locator("table").bounding_box()["width"] <= width
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("case", SHOWN)
def test_a_chart_keeps_its_words_inside(shown, case, lang, width, scheme):
    page = shown(SHOWN[case]().to_svg(lang), f"chart-{case}-{lang}.svg", width, scheme)
    edges = page.evaluate(
        "Array.from(document.querySelectorAll('text')).map(t => t.getBBox()).map(b => [b.x, b.x + b.width])"
    )
    assert edges
    assert min(left for left, _ in edges) >= 0
    assert max(right for _, right in edges) <= 360
    size = page.evaluate("document.querySelector('text.soft').getBoundingClientRect().height")
    assert size >= 10  # pixels, also on a phone
    page.close()


def test_words_stand_out_from_their_ground(browser):
    """Contrast of at least 4.5 to 1 (WCAG AA) for every text, in both schemes."""
    measure = """() => {
      const rgb = c => { const [r, g, b, a] = c.match(/[\\d.]+/g).map(Number); return [r, g, b, a === undefined ? 1 : a]; };
      const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = n => { for (; n; n = n.parentElement) { const c = rgb(getComputedStyle(n).backgroundColor); if (c[3]) return c; } return [255, 255, 255]; };
      return Array.from(document.querySelectorAll('.ppid-rules *')).filter(n => n.tagName !== 'STYLE' && n.innerText).map(n => {
        const [a, b] = [light(rgb(getComputedStyle(n).color)), light(ground(n))].sort((x, y) => y - x);
        return [(a + 0.05) / (b + 0.05), n.className + ' ' + n.innerText.slice(0, 30)];
      });
    }"""
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        for shown_case in SHOWN.values():
            page.set_content(PAGE.format(shown_case().html()))
            poor = [found for found in page.evaluate(measure) if found[0] < 4.5]
            assert not poor, (scheme, poor[:3])
        page.close()


def test_a_sheet_of_one_dispute_is_one_page_of_paper(browser):
    body = PublicBody(name="Badan Contoh", level="central", kind="state")
    filed = e.DisputeFiled(on=date(2022, 8, 12), received_on=date(2022, 8, 16))
    case = Case.of(
        body, e.ObjectionFiled(on=date(2022, 6, 6), ground="c"), filed, undated={"request_received"}
    )
    page = browser.new_page()
    page.set_content(PAGE.format(case.time_sheet(date(2022, 8, 20)).html()))
    printed = page.pdf(
        format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm")
    )
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.close()

"""How the site looks in a browser: nothing runs out of the page, nothing is blank or missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

SITE = Path(__file__).parents[2] / "docs" / "_build" / "html"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PAGES = {
    "index": "due_on",
    "id/index": "",
    "tutorial": "",
    "counting": "working day",
    "reference/index": "Reference",
    "reference/cases": "next_steps",
    "reference/command-line": "Usage: ppid-rules due",
    "limits": "request.notice",
}
WIDTHS = (1280, 360)
SCHEMES = ("light", "dark")
KEEP = os.environ.get("KEEP_SCREENSHOTS_IN", "")
TALLEST = 6000
CONTRAST = 4.5
"""What WCAG AA asks of a text and its ground."""

MEASURE = """() => {
  const rgb = c => { const [r, g, b, a] = c.match(/[\\d.]+/g).map(Number); return [r, g, b, a === undefined ? 1 : a]; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = n => { for (; n; n = n.parentElement) { const c = rgb(getComputedStyle(n).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255]; };
  return Array.from(document.querySelectorAll('article :is(p, li, td, th, h1, h2, h3, dt, a)')).filter(n => n.innerText.trim()).map(n => {
    const [a, b] = [light(rgb(getComputedStyle(n).color)), light(ground(n))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), n.tagName + ' ' + n.className + ' ' + n.innerText.slice(0, 30)];
  });
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (SITE / "index.html").exists(), reason="the site is not built; `make docs` builds it"
    ),
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield running
        running.close()


@pytest.fixture
def opened(browser):
    """Opens a page of the site, and checks that it fetches nothing from elsewhere."""
    pages = []

    def open_(name, width, scheme):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        pages.append(page)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console",
            lambda said: (
                page.faults.append(said.text) if said.type in {"error", "warning"} else None
            ),
        )
        page.on("requestfailed", lambda sent: page.faults.append(f"not loaded: {sent.url}"))
        page.on(
            "request",
            lambda sent: (
                None
                if sent.url.startswith((SITE.as_uri(), "data:"))
                else page.faults.append(f"fetched: {sent.url}")
            ),
        )
        page.goto((SITE / f"{name}.html").as_uri())
        return page

    yield open_
    for page in pages:
        page.close()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits(opened, name, width, scheme):
    page = opened(name, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.body.scrollWidth") <= width
    article = page.locator("article")
    assert PAGES[name] in article.inner_text()
    assert len(article.inner_text()) > 200
    assert page.locator("h1").count() == 1
    assert page.faults == []
    if KEEP:
        tall = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
        page.set_viewport_size({"width": width, "height": tall})
        target = Path(KEEP, f"docs-{name.replace('/', '-')}-{width}-{scheme}.png")
        page.screenshot(path=target)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_what_is_wide_scrolls_in_its_own_box(opened, name, width):
    """Each block that is wider than its place can be scrolled, and none is cut off."""
    page = opened(name, width, "light")
    cut = page.evaluate(
        """() => Array.from(document.querySelectorAll('article *')).filter(n => {
          const style = getComputedStyle(n);
          return n.scrollWidth > n.clientWidth + 1 && n.clientWidth > 0 && style.overflowX === 'hidden';
        }).map(n => n.outerHTML.slice(0, 80))"""
    )
    assert cut == []
    out = page.evaluate(
        """width => Array.from(document.querySelectorAll('article :is(p, li, pre, table, dt, h1, h2, h3)'))
          .filter(n => {
            for (let p = n.parentElement; p; p = p.parentElement)
              if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX) && p.tagName !== 'BODY') return false;
            return n.getBoundingClientRect().right > width + 1;
          }).map(n => n.outerHTML.slice(0, 80))""",
        width,
    )
    assert out == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", PAGES)
def test_words_stand_out_from_their_ground(opened, name, scheme):
    poor = [found for found in opened(name, 1280, scheme).evaluate(MEASURE) if found[0] < CONTRAST]
    assert not poor, poor[:3]


@pytest.mark.parametrize("name", ["id/index", "id/mulai", "lifecycles.id", "index", "counting"])
def test_a_page_says_its_language(opened, name):
    indonesian = name.startswith("id/") or name.endswith(".id")
    assert opened(name, 360, "light").locator("html").get_attribute("lang") == (
        "id" if indonesian else "en"
    )

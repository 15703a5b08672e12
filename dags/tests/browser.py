"""A real browser that looks at a real Airflow: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import FloatRect, Page, expect, sync_playwright

CHROMIUM = os.environ.get("DAYBOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE_MILLIS = 240_000
WIDTH, HEIGHT = 1280, 800
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

expect.set_options(timeout=60_000)


class Browser:
    """A page of Airflow's UI, logged in, that remembers what it asked outside and what went wrong."""

    def __init__(self, page: Page, url: str, pictures: Path) -> None:
        self.page, self.url, self._pictures = page, url, pictures
        self.errors: list[str] = []
        self.strangers: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._remember(request.url))

    def log_in(self, user: str, password: str) -> None:
        """By the form, as a person does."""
        self.page.goto(self.url)
        self.page.get_by_label("Username").fill(user)
        self.page.locator("input[type=password]").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda url: "/auth/" not in url)

    def go(self, path: str) -> None:
        """Open a path of Airflow and wait until it is calm."""
        self.page.goto(self.url + path)
        self.page.wait_for_load_state("networkidle")

    def picture(self, name: str, height: int = HEIGHT) -> None:
        """Keep what is to be seen now, from the top down to a height."""
        part: FloatRect = {"x": 0, "y": 0, "width": WIDTH, "height": height}
        self.page.screenshot(path=self._pictures / f"{name}.png", clip=part)

    def dark(self) -> None:
        """Airflow in the dark, as its own switch does it."""
        self._theme("dark")

    def light(self) -> None:
        """Airflow by day."""
        self._theme("light")

    def _theme(self, name: str) -> None:
        self.page.evaluate("name => localStorage.setItem('theme', name)", name)
        self.page.reload()
        self.page.wait_for_load_state("networkidle")

    def _remember(self, url: str) -> None:
        if not url.startswith((self.url, "data:", "blob:")):
            self.strangers.append(url)


@contextmanager
def browser(url: str, pictures: Path) -> Iterator[Browser]:
    """A browser with an empty profile."""
    with sync_playwright() as playwright:
        flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        context = chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
        context.set_default_timeout(PATIENCE_MILLIS)
        yield Browser(context.new_page(), url, pictures)
        chromium.close()

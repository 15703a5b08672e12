// Light or dark as Airflow is now, with its own colors and font; by itself, as the system says.

const FROM_AIRFLOW = {
  "--bg": "--chakra-colors-bg",
  "--panel": "--chakra-colors-bg-subtle",
  "--hover": "--chakra-colors-bg-muted",
  "--line": "--chakra-colors-border",
  "--text": "--chakra-colors-fg",
  "--quiet": "--chakra-colors-fg-muted",
  "--brand": "--chakra-colors-brand-fg",
  "--font": "--chakra-fonts-body",
  "--mono": "--chakra-fonts-mono",
};

/** Look like the window around this one, now and whenever it changes. */
export function lookLikeAirflow() {
  const around = outside();
  if (!around) return;
  const follow = () => {
    const style = getComputedStyle(around);
    const ours = document.documentElement.style;
    ours.colorScheme = around.classList.contains("dark") ? "dark" : "light";
    for (const [name, theirs] of Object.entries(FROM_AIRFLOW)) {
      const value = style.getPropertyValue(theirs).trim();
      if (value) ours.setProperty(name, value);
    }
  };
  follow();
  new MutationObserver(follow).observe(around, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
}

function outside() {
  try {
    return window.parent === window ? null : window.parent.document.documentElement;
  } catch {
    return null;
  }
}

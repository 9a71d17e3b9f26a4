// Runs in the head, so that nothing that is painted while the page is read looks otherwise once its scripts run.
{
  const root = document.documentElement;
  root.classList.add("scripted");
  // The font stands in the page, but is unpacked when it is first asked for: now, so that no line breaks anew below what is painted.
  for (const weight of [400, 600]) document.fonts?.load(`${weight} 1em "Review Serif"`);
  // Who comes by a link into the text, or comes back to where it was left, must find each part in its place. For everybody
  // else, sections far from the window are laid out when they come near, so that the page answers sooner.
  if (location.hash || performance.getEntriesByType("navigation")[0]?.type !== "navigate") root.classList.add("laid-out");
}

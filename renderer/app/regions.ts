const regions = ['navigation', 'queue', 'page', 'header', 'thread', 'composer', 'panel', 'toasts', 'status'];

/** Moves the focus to the next part of the window, round and round. */
export function moveRegion(step: 1 | -1): void {
  const present = regions.flatMap((name) => [...document.querySelectorAll<HTMLElement>(`[data-region="${name}"]`)]);
  const shown = present.filter(isShown);
  const at = shown.findIndex((region) => region.contains(document.activeElement));
  const next = shown[(at + step + shown.length) % shown.length];
  (next ? (placesIn(next)[0] ?? next) : undefined)?.focus();
}

/** Where the keyboard goes in a region, the best first: the words of the tab that is open, the row that is chosen. */
const places = ['[role="tabpanel"]:not([hidden]) [role="textbox"]', '[role="option"][tabindex="0"]'];

function placesIn(region: HTMLElement): HTMLElement[] {
  // What scrolls is itself the place: arrows read it, and Tab goes on into it.
  const own = region.tabIndex === 0 ? [region] : [];
  const rest = own.length > 0 ? [] : [...region.querySelectorAll<HTMLElement>('a[href], button, select')];
  return [...places.flatMap((place) => [...region.querySelectorAll<HTMLElement>(place)]), ...own, ...rest];
}

function isShown(region: HTMLElement): boolean {
  return region.offsetParent !== null && region.checkVisibility({ visibilityProperty: true });
}

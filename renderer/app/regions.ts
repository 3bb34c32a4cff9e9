import { canHaveFocus } from '../ui/can-have-focus.ts';

/** The parts of the window, in the order in which F6 goes through them. */
const regions = ['navigation', 'queue', 'page', 'header', 'thread', 'composer', 'panel', 'toasts', 'status'];

/** The region that F6 left for a toast, from which it continues. */
let before: HTMLElement | undefined;
const visited = new WeakSet<Element>();

/** Moves the focus to the next part of the window, round and round; to a toast that was not visited yet at once. */
export function moveRegion(step: 1 | -1): void {
  const shown = shownRegions();
  const at = shown.findIndex((region) => region.contains(document.activeElement));
  const isInToast = shown[at]?.dataset.region === 'toasts';
  const toast = shown.find(({ dataset }) => dataset.region === 'toasts');
  const isNews = toast !== undefined && !isInToast && !visited.has(firstIn(toast));
  const from = isInToast && before ? shown.indexOf(before) : at;
  const next = isNews ? toast : shown[(from + step + shown.length) % shown.length];
  if (!next) return;
  if (next.dataset.region === 'toasts') {
    visited.add(firstIn(next));
    before = isNews ? shown[at] : undefined;
  }
  firstIn(next).focus();
}

function shownRegions(): HTMLElement[] {
  const present = regions.flatMap((name) => [...document.querySelectorAll<HTMLElement>(regionCalled(name))]);
  // Where no toast is, its region is there and empty.
  return present.filter((region) => canHaveFocus(region) && (region.dataset.region !== 'toasts' || hasPlace(region)));
}

function regionCalled(name: string): string {
  return `[data-region="${name}"]`;
}

/** The name of the part of the window that an element stands in; undefined in dialogs and menus, which float above. */
export function regionNameOf(element: Element): string | undefined {
  return element.closest<HTMLElement>('[data-region]')?.dataset.region;
}

/** Where the keyboard goes in a region, the best first: the words of the tab that is open, the row that is chosen. */
const places = ['[role="tabpanel"]:not([hidden]) [role="textbox"]', '[role="option"][tabindex="0"]'];

/** Where it rests when what it was on is gone: never on a button that would do something else than the one before. */
const restingPlaces = ['#ticket-heading', ...places, '[aria-current="page"]'];

function placesIn(region: HTMLElement): HTMLElement[] {
  // A scrolling element takes the focus itself: arrow keys scroll it, and Tab enters it.
  const own = region.tabIndex === 0 ? [region] : [];
  const rest = own.length > 0 ? [] : [...region.querySelectorAll<HTMLElement>('a[href], button, select')];
  return [...all(region, places), ...own, ...rest].filter(canHaveFocus);
}

function hasPlace(region: HTMLElement): boolean {
  return placesIn(region).length > 0;
}

function firstIn(region: HTMLElement): HTMLElement {
  return placesIn(region)[0] ?? region;
}

/** The resting place in the first of these regions that is seen. */
export function restIn(names: readonly string[]): HTMLElement | undefined {
  for (const name of names) {
    for (const region of document.querySelectorAll<HTMLElement>(regionCalled(name))) {
      if (!canHaveFocus(region)) continue;
      const own = region.hasAttribute('tabindex') ? [region] : [];
      const place = [...all(region, restingPlaces), ...own, ...placesIn(region)].find(canHaveFocus);
      if (place) return place;
    }
  }
  return undefined;
}

/** A ticket's heading is always in view; scrolling to it would move the text that the reader came for. */
export function rest(place: HTMLElement | undefined): void {
  place?.focus({ preventScroll: place.matches('#ticket-heading') });
}

function all(region: HTMLElement, selectors: readonly string[]): HTMLElement[] {
  return selectors.flatMap((selector) => [...region.querySelectorAll<HTMLElement>(selector)]);
}

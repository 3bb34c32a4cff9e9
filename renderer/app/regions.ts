import type { Region, RegionName, Regions } from '../ui/regions.ts';

/** Goes from region to region with F6, round and round; to a toast that was not visited yet at once. */
export function createRegionKeys(regions: Regions): { readonly move: (step: 1 | -1) => void } {
  /** Where F6 was before it went to a toast, and continues afterwards. */
  let before: Element | undefined;
  const visited = new WeakSet<Element>();

  function move(step: 1 | -1): void {
    // Where no toast is, its region is there and empty.
    const shown = regions
      .all()
      .filter((region) => region.isShown() && (region.name !== 'toasts' || region.hasTarget()));
    const at = shown.findIndex(({ element }) => element.contains(document.activeElement));
    const isInToast = shown[at]?.name === 'toasts';
    const toast = shown.find(({ name }) => name === 'toasts');
    const isNews = toast !== undefined && !isInToast && !visited.has(toast.firstTarget());
    const from = isInToast && before ? shown.findIndex(({ element }) => element === before) : at;
    const next = isNews ? toast : shown[(from + step + shown.length) % shown.length];
    if (!next) return;
    const target = next.firstTarget();
    if (next.name === 'toasts') {
      visited.add(target);
      before = isNews ? shown[at]?.element : undefined;
    }
    target.focus();
  }

  return { move };
}

/** Where the focus can rest in the first of these regions that is seen. */
export function restingTargetIn(regions: Regions, names: readonly RegionName[]): HTMLElement | undefined {
  const shown = regions.all().filter((region) => region.isShown());
  for (const name of names) {
    const targets = shown.filter((region) => region.name === name).map((region) => region.restingTarget());
    const target = targets.find((each) => each !== undefined);
    if (target) return target;
  }
  return undefined;
}

/** A heading is always in view; scrolling to it would move the text below it. */
export function rest(target: HTMLElement | undefined): void {
  target?.focus({ preventScroll: target instanceof HTMLHeadingElement });
}

export function restIn(regions: Regions, ...names: readonly RegionName[]): void {
  rest(restingTargetIn(regions, names));
}

export function isQueueHidden(regions: Regions): boolean {
  const queue = regions.all().find(({ name }) => name === 'queue');
  return queue !== undefined && !queue.isShown();
}

export function isRegion(regions: Regions, element: Element): boolean {
  return regions.all().some((region: Region) => region.element === element);
}

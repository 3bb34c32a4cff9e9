import type { Region, RegionName, Regions } from '../ui/regions.ts';

/** Moves the focus through the regions with F6, in a circle. A new toast comes first. */
export function createRegionKeys(regions: Regions): { readonly move: (step: 1 | -1) => void } {
  /** Where the focus was before F6 moved it to a toast; F6 continues from there. */
  let before: Element | undefined;
  const visited = new WeakSet<Element>();

  function move(step: 1 | -1): void {
    // The toast region exists even when it is empty.
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

/** The resting target of the first visible region among these. */
export function restingTargetIn(regions: Regions, names: readonly RegionName[]): HTMLElement | undefined {
  const shown = regions.all().filter((region) => region.isShown());
  for (const name of names) {
    const targets = shown.filter((region) => region.name === name).map((region) => region.restingTarget());
    const target = targets.find((each) => each !== undefined);
    if (target) return target;
  }
  return undefined;
}

/** Without scrolling: a heading is always visible, and scrolling to it would move the text below. */
export function rest(target: HTMLElement | undefined): void {
  target?.focus({ preventScroll: target instanceof HTMLHeadingElement });
}

export function restIn(regions: Regions, ...names: readonly RegionName[]): void {
  rest(restingTargetIn(regions, names));
}

/** For what is drawn with the next frame. By then, a key or click may mean that the person has moved on. */
export function restNextFrame(regions: Regions, ...names: readonly RegionName[]): void {
  const movedOn = new AbortController();
  const frame = requestAnimationFrame(() => {
    movedOn.abort();
    restIn(regions, ...names);
  });
  for (const moving of ['keydown', 'pointerdown'] as const) {
    const stop = () => {
      cancelAnimationFrame(frame);
      movedOn.abort();
    };
    window.addEventListener(moving, stop, { capture: true, signal: movedOn.signal });
  }
}

export function isQueueHidden(regions: Regions): boolean {
  const queue = regions.all().find(({ name }) => name === 'queue');
  return queue !== undefined && !queue.isShown();
}

export function isRegion(regions: Regions, element: Element): boolean {
  return regions.all().some((region: Region) => region.element === element);
}

import { canHaveFocus } from './can-have-focus.ts';

/** The regions of the window, in F6 order. */
const regionNames = [
  'navigation',
  'tabs',
  'queue',
  'page',
  'kinds',
  'records',
  'record',
  'header',
  'thread',
  'composer',
  'panel',
  'toasts',
  'status',
] as const;

export type RegionName = (typeof regionNames)[number];

/** The focus targets of a region, provided by its component. Evaluated each time they are needed. */
export interface RegionTargets {
  /** The first F6 target, such as the open text field; by default the region itself or its first link or button. */
  readonly main?: () => HTMLElement | null | undefined;
  /** Where the focus goes when the focused element is removed. Never a button with another effect. */
  readonly resting?: () => HTMLElement | null | undefined;
  /** Goes back one step inside a page with several regions; returns whether there was one. */
  readonly back?: () => boolean;
}

export interface Region {
  readonly name: RegionName;
  readonly element: HTMLElement;
  readonly isShown: () => boolean;
  /** Whether it contains a focusable element. */
  readonly hasTarget: () => boolean;
  /** The element that gets the focus when F6 enters the region. */
  readonly firstTarget: () => HTMLElement;
  readonly restingTarget: () => HTMLElement | undefined;
  /** Goes back one step inside the page; returns whether there was one. */
  readonly goBack: () => boolean;
}

/** The registry of the mounted regions, for F6 and for restoring the focus. */
export interface Regions {
  readonly add: (name: RegionName, element: HTMLElement, targets: () => RegionTargets) => () => void;
  /** In F6 order; regions of the same name in document order. */
  readonly all: () => readonly Region[];
  /** The region that contains an element; undefined for dialogs and menus. */
  readonly of: (element: Element) => Region | undefined;
}

export function createRegions(): Regions {
  const present = new Set<Region>();
  return {
    add: (name, element, targets) => {
      const region = createRegion(name, element, targets);
      present.add(region);
      return () => void present.delete(region);
    },
    all: () => [...present].toSorted(inOrder),
    of: (element) => [...present].find((region) => region.element.contains(element)),
  };
}

function createRegion(name: RegionName, element: HTMLElement, targets: () => RegionTargets): Region {
  function reachable(): HTMLElement[] {
    // A scrollable region is the target itself, so that arrow keys scroll it.
    const own = element.tabIndex === 0 ? [element] : [];
    const inside = own.length > 0 ? [] : [...element.querySelectorAll<HTMLElement>('a[href], button, select')];
    return [targets().main?.(), ...own, ...inside].filter((target) => target != null).filter(canHaveFocus);
  }

  function resting(): HTMLElement | undefined {
    const { resting, main } = targets();
    const own = element.hasAttribute('tabindex') ? element : undefined;
    const known = [resting?.(), main?.(), own].filter((target) => target != null);
    return known.find(canHaveFocus) ?? reachable()[0];
  }

  return {
    name,
    element,
    isShown: () => canHaveFocus(element),
    hasTarget: () => reachable().length > 0,
    firstTarget: () => reachable()[0] ?? element,
    restingTarget: resting,
    goBack: () => targets().back?.() ?? false,
  };
}

function inOrder(one: Region, other: Region): number {
  const byName = regionNames.indexOf(one.name) - regionNames.indexOf(other.name);
  if (byName !== 0 || one === other) return byName;
  return one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

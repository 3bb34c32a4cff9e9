import { canHaveFocus } from './can-have-focus.ts';

/** The parts of the window, in the order in which F6 goes through them. */
const regionNames = [
  'navigation',
  'queue',
  'page',
  'header',
  'thread',
  'composer',
  'panel',
  'toasts',
  'status',
] as const;

export type RegionName = (typeof regionNames)[number];

/** Where the keyboard goes in a region, as the component that shows it knows. Each is asked for when it is needed. */
export interface RegionTargets {
  /** Where F6 goes first, such as the open text; without it, the region itself or its first link or button. */
  readonly main?: () => HTMLElement | null | undefined;
  /** Where the focus rests when its element is gone, which is never a button that does something else. */
  readonly resting?: () => HTMLElement | null | undefined;
}

export interface Region {
  readonly name: RegionName;
  readonly element: HTMLElement;
  readonly isShown: () => boolean;
  /** Whether something in it can have the focus. */
  readonly hasTarget: () => boolean;
  /** What gets the focus when the region is entered. */
  readonly firstTarget: () => HTMLElement;
  readonly restingTarget: () => HTMLElement | undefined;
}

/** The regions that are there now. Components register them; the keys and the focus of the window go by them. */
export interface Regions {
  readonly add: (name: RegionName, element: HTMLElement, targets: () => RegionTargets) => () => void;
  /** In the order of F6; of one name in the order of the document. */
  readonly all: () => readonly Region[];
  /** The region that an element is in; undefined in dialogs and menus, which float above. */
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
    // A region that scrolls is the target itself: arrows scroll it, and Tab moves into it.
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
  };
}

function inOrder(one: Region, other: Region): number {
  const byName = regionNames.indexOf(one.name) - regionNames.indexOf(other.name);
  if (byName !== 0 || one === other) return byName;
  return one.element.compareDocumentPosition(other.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

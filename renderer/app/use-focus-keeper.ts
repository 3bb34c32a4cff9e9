import { useEffect } from 'react';
import { canHaveFocus } from '../ui/can-have-focus.ts';
import { focusInto, topDialog } from '../ui/dialog-focus.ts';
import { firstOfScreen } from '../ui/first-of-screen.ts';
import type { RegionName, Regions } from '../ui/regions.ts';
import { rest, restingTargetIn } from './regions.ts';

/** The element that had the focus last, and its region; undefined for dialogs, menus and toasts. */
interface Focused {
  readonly element: HTMLElement;
  readonly region: RegionName | undefined;
}

const ofTicket: ReadonlySet<RegionName | undefined> = new Set(['page', 'header', 'thread', 'composer', 'panel']);

/**
 * Keeps the focus in the window. A browser moves the focus to the body when the focused element is removed, hidden or
 * disabled; this moves it to the resting target of the same region, or of the next best one.
 */
export function useFocusKeeper(regions: Regions): void {
  useEffect(() => {
    let latest: Focused | undefined;
    /** The last focused element inside a region, where focus returns after a dialog, menu or toast. */
    let home: Focused | undefined;
    let isLooking = false;

    function note({ target }: FocusEvent): void {
      if (!(target instanceof HTMLElement)) return;
      const region = regions.of(target)?.name;
      latest = { element: target, region };
      if (region !== undefined && region !== 'toasts') home = latest;
    }

    /** Checks after the next frame, so that code with a better target, such as a closing menu, goes first. */
    function checkSoon(): void {
      if (isLooking) return;
      isLooking = true;
      requestAnimationFrame(() =>
        setTimeout(() => {
          isLooking = false;
          check();
        }),
      );
    }

    function check(): void {
      const active = document.activeElement;
      if (active && active !== document.body && canHaveFocus(active)) return;
      // The person clicked an empty area on purpose.
      if (active === document.body && latest && canHaveFocus(latest.element)) return;
      const dialog = topDialog();
      if (dialog) focusInto(dialog);
      else if (latest?.element.role === 'option') followScroll(targetAfter(regions, latest, home));
      else rest(targetAfter(regions, latest, home));
    }

    document.addEventListener('focusin', note);
    window.addEventListener('resize', checkSoon);
    const observer = new MutationObserver(checkSoon);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ['class', 'data-one', 'disabled', 'hidden', 'inert'],
    });
    checkSoon();
    return () => {
      document.removeEventListener('focusin', note);
      window.removeEventListener('resize', checkSoon);
      observer.disconnect();
    };
  }, [regions]);
}

/** A row is removed by scrolling it away, which the next focus must not undo. */
function followScroll(target: HTMLElement | undefined): void {
  target?.focus({ preventScroll: true });
}

function targetAfter(
  regions: Regions,
  latest: Focused | undefined,
  home: Focused | undefined,
): HTMLElement | undefined {
  if (home && home !== latest && canHaveFocus(home.element)) return home.element;
  const region = home?.region;
  const own = region === undefined ? [] : [region];
  const others = ofTicket.has(region) ? (['page', 'header', 'queue'] as const) : (['queue', 'page', 'header'] as const);
  return restingTargetIn(regions, [...own, ...others, 'records', 'kinds', 'navigation']) ?? firstOfScreen();
}

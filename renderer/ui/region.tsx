import {
  createContext,
  type RefCallback,
  type RefObject,
  useCallback,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react';
import { createRegions, type RegionName, type Regions, type RegionTargets } from './regions.ts';

export const RegionContext = createContext<Regions>(createRegions());

export function useRegions(): Regions {
  return useContext(RegionContext);
}

interface RegionProps {
  readonly ref: RefCallback<HTMLElement>;
  readonly 'data-region': RegionName;
}

/**
 * Registers an element as a region of the window; spread the result on it. Pass `own` if the component needs a ref,
 * too.
 */
export function useRegion(
  name: RegionName,
  targets: RegionTargets = {},
  own?: RefObject<HTMLElement | null>,
): RegionProps {
  const regions = useRegions();
  const latest = useRef(targets);
  useLayoutEffect(() => {
    latest.current = targets;
  });
  const ref = useCallback(
    (element: HTMLElement | null) => {
      if (own) own.current = element;
      if (!element) return undefined;
      const remove = regions.add(name, element, () => latest.current);
      return () => {
        if (own) own.current = null;
        remove();
      };
    },
    [regions, name, own],
  );
  return { ref, 'data-region': name };
}

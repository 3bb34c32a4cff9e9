import type { TargetKey } from '../../shared/domain/event.ts';
import { longestLine } from './head.ts';

/** What can still be read in a damaged line: its targets, and the numbers of the tickets it opened. */
export interface ReadableParts {
  readonly targets: readonly TargetKey[];
  readonly numbers: readonly string[];
}

/** Longer lists would not be read. */
const most = 20;

export function readablePartsOf(bytes: Buffer): ReadableParts {
  const text = bytes.toString('latin1', 0, longestLine);
  const found = (pattern: RegExp) => {
    return [...new Set([...text.matchAll(pattern)].map(([, part = '']) => part))].slice(0, most);
  };
  return {
    targets: found(/"on":"([a-z][a-z-]{0,39}:[a-z0-9][a-z0-9-]{0,39})"/g),
    numbers: found(/"number":"([A-Z]{0,8}[1-9]\d{0,14})"/g),
  };
}

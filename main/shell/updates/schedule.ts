import type { UpdateState } from '../../../shared/bridge/computer.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The first look must not slow down the start; later ones are rare, but a computer that was offline tries sooner. */
export function nextLookMs(state: UpdateState, random: number): number {
  const isUnreached = state.kind === 'failed' && state.problem === 'unreachable';
  const usualMs = state.kind === 'idle' ? minuteMs : isUnreached ? hourMs : 6 * hourMs;
  return Math.round(usualMs * (1 + 0.2 * random));
}

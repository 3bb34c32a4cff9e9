import type { UpdateState } from '../../../shared/bridge/computer.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The first check must not slow down the start; later ones are rare, but sooner after being offline. */
export function nextCheckMs(state: UpdateState, random: number): number {
  const isUnreached = state.kind === 'failed' && state.problem === 'unreachable';
  const usualMs = state.kind === 'idle' ? minuteMs : isUnreached ? hourMs : 6 * hourMs;
  return Math.round(usualMs * (1 + 0.2 * random));
}

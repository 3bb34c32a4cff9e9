import type { WaitingPlan } from '../../../shared/domain/ticket/waiting.ts';
import type { Text } from '../../i18n/text.tsx';
import type { Times } from '../../i18n/times.ts';

/** Until when a ticket waits, and why. */
export function waitingWords(text: Text, times: Times, nowMs: number, { untilMs, reason }: WaitingPlan): string {
  if (untilMs === null) return reason;
  const time = times.moment(untilMs, nowMs);
  return reason === '' ? time : text('wait.shown', { time, reason });
}

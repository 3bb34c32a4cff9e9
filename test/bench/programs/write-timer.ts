import type { Result } from '../../../shared/bridge/result.ts';
import { sentenceOf } from '../../support/sentence.ts';
import { durationsOf } from '../timing.ts';
import type { Doing, Work, WorkKind } from './work.ts';

export interface WriteBlock {
  readonly kind: WorkKind;
  readonly times: number;
}

export type Perform = (doing: Doing) => Promise<Result<unknown>> | Result<unknown>;

/** Operations before those that are measured: the first ones after a pause show what the processor does, not the desk. */
export const leadIn = 10;

/** Times operations of one kind, one after another. An operation that fails is a fault of the bench. */
export async function timeWrites(work: Work, perform: Perform, { kind, times }: WriteBlock): Promise<number[]> {
  const doings = Array.from({ length: leadIn + times }, () => work.next(kind));
  const durations = await durationsOf(doings.length, async (index) => {
    const doing = doings[index];
    if (!doing) return;
    const result = await perform(doing);
    if (!result.ok) throw new Error(`${doing.name}: ${sentenceOf(result.error)}`);
  });
  return durations.slice(leadIn);
}

/** Brings the tickets into their first state; some are in it already. */
export async function beginWork(work: Work, perform: Perform): Promise<void> {
  for (const doing of work.begin()) {
    const result = await perform(doing);
    if (!result.ok && result.error.reason !== 'field.unchanged') throw new Error(sentenceOf(result.error));
  }
}

import type { Budget } from './budgets.ts';
import { busyFrom, type Calibration } from './calibration.ts';
import { numberAt, type SizeResult } from './results.ts';

/** `busy`: the computer was too busy for a judgment about time. */
export type Verdict = 'kept' | 'missed' | 'busy';

export interface Judged {
  readonly tickets: number;
  readonly budget: Budget;
  readonly measured: number;
  readonly verdict: Verdict;
}

function verdictOf(budget: Budget, measured: number, calibration: Calibration): Verdict {
  if (budget.kind !== 'time') return measured <= budget.most ? 'kept' : 'missed';
  const slowness = calibration[budget.by];
  if (slowness > busyFrom) return 'busy';
  return measured / slowness <= budget.most ? 'kept' : 'missed';
}

/** The verdict for each budget whose value was measured at this size. */
export function judge(result: SizeResult, budgets: readonly Budget[]): readonly Judged[] {
  return budgets.flatMap((budget) => {
    const measured = numberAt(result, budget.of, budget.at);
    if (measured === undefined) return [];
    const verdict = Number.isNaN(measured) ? 'missed' : verdictOf(budget, measured, result.calibration);
    return [{ tickets: result.tickets, budget, measured, verdict }];
  });
}

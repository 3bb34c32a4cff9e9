import type { Budget } from '../judge/budgets.ts';
import type { Judged, Verdict } from '../judge/judging.ts';
import { numberAt, type SizeResult } from '../judge/results.ts';
import type { Row } from './rows.ts';

/** A cell of the table: its numbers, and the verdict of the strictest budget on them. */
export interface Cell {
  readonly text: string;
  readonly verdict: Verdict | undefined;
}

/** Three digits are enough: 0.123, 1.23, 12.3, 123, 1,230. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return '?';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  if (value === 0) return '0';
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

const severity: readonly Verdict[] = ['kept', 'busy', 'missed'];

export function cellOf(row: Row, result: SizeResult, judged: readonly Judged[]): Cell | undefined {
  const numbers = row.at.map((at) => numberAt(result, row.of, at));
  if (numbers.some((number) => number === undefined)) return undefined;
  const text = numbers.map((number) => shown(number ?? Number.NaN)).join(' / ');
  const verdicts = judged
    .filter(({ tickets, budget }) => tickets === result.tickets && concerns(budget, row))
    .map(({ verdict }) => verdict)
    .toSorted((a, b) => severity.indexOf(b) - severity.indexOf(a));
  return { text: row.unit === '' ? text : `${text} ${row.unit}`, verdict: verdicts[0] };
}

/** The budgets of a row as they are written beside its name. */
export function budgetsOf(row: Row, budgets: readonly Budget[]): string {
  return budgets
    .filter((budget) => concerns(budget, row))
    .map(({ most }) => `≤ ${shown(most).replace(/\.?0+$/, (zeros) => (zeros.startsWith('.') ? '' : zeros))}`)
    .join(' / ');
}

function concerns(budget: Budget, row: Row): boolean {
  return budget.of === row.of && row.at.includes(budget.at);
}

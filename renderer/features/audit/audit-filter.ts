import type { QueryInput } from '../../../shared/bridge/contract/areas.ts';

/** What is shown: empty strings mean no limit, and days are local dates such as `2026-11-20`. */
export interface AuditFilter {
  readonly agentId: string;
  readonly kind: AuditedKind | '';
  /** One record of that kind. */
  readonly recordId: string;
  readonly from: string;
  readonly until: string;
}

export type AuditedKind = NonNullable<QueryInput<'audit.changes.csv'>['kind']>;

export const auditTabs = ['changes', 'signIns'] as const;

export type AuditTab = (typeof auditTabs)[number];

const everything: AuditFilter = { agentId: '', kind: '', recordId: '', from: '', until: '' };

/** The kinds in the order of the set-up. */
export const auditedKinds: readonly AuditedKind[] = [
  'agent',
  'role',
  'department',
  'team',
  'topic',
  'priority',
  'status',
  'plan',
  'schedule',
  'field',
  'queue',
  'desk',
];

/** What an address asks for: the changes of a kind, or of one of its records. */
export function filterOf([wanted, recordId = '']: readonly string[]): AuditFilter {
  const kind = auditedKinds.find((each) => each === wanted);
  return kind ? { ...everything, kind, recordId } : everything;
}

/** The agent and the time as the desk is asked; the last day is included. */
export function askedPeriod({ agentId, from, until }: AuditFilter): QueryInput<'audit.signIns.csv'> {
  return { agentId: agentId || null, fromMs: startOf(from, 0), untilMs: startOf(until, 1) };
}

export function askedChanges(filter: AuditFilter): QueryInput<'audit.changes.csv'> {
  return { ...askedPeriod(filter), kind: filter.kind || null, recordId: filter.recordId || null };
}

/** Whether the last day is before the first one, so that nothing can match. */
export function endsFirst({ from, until }: AuditFilter): boolean {
  return from !== '' && until !== '' && until < from;
}

/** When a day begins, or one that many days later; null without a valid day. */
function startOf(day: string, later: number): number | null {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + later).getTime();
  return day === '' || Number.isNaN(start) ? null : start;
}

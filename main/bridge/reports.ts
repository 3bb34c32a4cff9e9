import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import { parseTargetKey } from '../../shared/domain/event.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { describeReports } from '../journal/describe-report.ts';

/** What was found wrong with the desk, with the numbers of tickets that somebody may see; at a locked window of none. */
export function reportsFor(
  { engine, reports }: Pick<LiveDesk, 'engine' | 'reports'>,
  access: AgentAccess | undefined,
): string[] {
  if (!access) return describeReports(reports);
  return describeReports(reports, (target) => {
    const ticket = engine.tickets.get(parseTargetKey(target).id);
    return ticket && canSee(access, ticket) ? ticket.intake.number : undefined;
  });
}

import type { DeskReport } from '../../shared/bridge/desk-report.ts';
import { type AgentAccess, canSee } from '../../shared/domain/access.ts';
import { parseTargetKey } from '../../shared/domain/event.ts';
import type { LiveDesk } from '../desk/live-desk.ts';
import { shownReports } from '../journal/shown-reports.ts';

/** The desk's reports, with the numbers of the tickets that the agent may see; without numbers at a locked window. */
export function reportsFor(
  { engine, reports }: Pick<LiveDesk, 'engine' | 'reports'>,
  access: AgentAccess | undefined,
): DeskReport[] {
  if (!access) return shownReports(reports);
  return shownReports(reports, (target) => {
    const row = engine.rows.get(parseTargetKey(target).id);
    return row && canSee(access, row.whereabouts) ? row.number : undefined;
  });
}

import { isTicket } from '../engine/commit-entry.ts';
import type { JournalReport } from '../journal/report.ts';

/** Whether a problem is one of the data of a ticket’s event, which is found when that data is read. */
export function isTicketReport(report: JournalReport): boolean {
  return report.kind === 'damaged-event' && report.targets.every(isTicket);
}

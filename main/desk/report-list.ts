import type { JournalReport } from '../journal/report.ts';

/** What is wrong with an open desk. More may be found while it is open. */
export interface ReportList {
  readonly reports: readonly JournalReport[];
  readonly addReports: (more: readonly JournalReport[]) => void;
  /** Called when problems were added. */
  readonly onReports: (listener: () => void) => void;
}

export function createReportList(initial: readonly JournalReport[]): ReportList {
  const reports = [...initial];
  const listeners: (() => void)[] = [];
  return {
    reports,
    addReports: (more) => {
      if (more.length === 0) return;
      reports.push(...more);
      for (const listener of listeners) listener();
    },
    onReports: (listener) => void listeners.push(listener),
  };
}

import type { DeskReport, Finding, findings } from '../../shared/bridge/desk-report.ts';
import type { TargetKey } from '../../shared/domain/event.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { DetailsOf } from '../../shared/lib/details.ts';
import type { JournalReport } from './report.ts';

/** The number of a ticket, for agents who may see it. */
export type NumberOf = (ticket: TargetKey) => string | undefined;

/** A finding with its location, and the tickets it concerns if they are known. */
export function shownReport(report: JournalReport, numberOf?: NumberOf): DeskReport {
  const finding = { ...findingOf(report), ...ticketsIn([report], numberOf) };
  if (!('position' in report)) return finding;
  const { folder, segment, offset } = report.position;
  return { ...finding, location: { file: `${folder}/${String(segment).padStart(6, '0')}.jsonl`, offset } };
}

/** Beyond this number, findings of one kind are counted instead of listed. */
const listed = 3;

/** The list as it is shown: findings about the whole desk first, and few of each kind. */
export function shownReports(reports: readonly JournalReport[], numberOf?: NumberOf): DeskReport[] {
  const kinds = new Map<JournalReport['kind'], JournalReport[]>();
  const first = reports.filter(isForAll);
  for (const report of [...first, ...reports.filter(isNews)]) {
    const alike = kinds.get(report.kind) ?? [];
    alike.push(report);
    kinds.set(report.kind, alike);
  }
  return [...kinds.values()].flatMap((alike) => {
    const shown = alike.slice(0, listed).map((report) => shownReport(report, numberOf));
    const rest = alike.slice(listed);
    if (rest.length === 0) return shown;
    return [...shown, { ...found('more', { count: rest.length }), ...ticketsIn(rest, numberOf) }];
  });
}

/** What damage means for the desk as a whole. */
function isForAll({ kind }: JournalReport): boolean {
  return kind === 'stood-in' || kind === 'lost-end';
}

/** A gap right after a damaged line is that line. */
function isNews(report: JournalReport, index: number, all: readonly JournalReport[]): boolean {
  if (isForAll(report)) return false;
  const before = all[index - 1];
  const isBehindDamage = before?.kind === 'damaged-line' || before?.kind === 'untrue-line';
  return !(report.kind === 'missing-before' && isBehindDamage && before.position.folder === report.position.folder);
}

function findingOf(report: JournalReport): DeskReport {
  switch (report.kind) {
    case 'torn-tail':
      return { finding: report.mayBeConfirmed ? 'torn-tail' : 'cut-off' };
    case 'damaged-event':
    case 'unfit-event':
      return found(report.kind, { index: report.index });
    case 'missing-before':
      return found(report.kind, { seq: report.seq });
    case 'stood-in':
      return found(report.kind, { records: report.records, agents: report.agents });
    case 'taken-over':
      return found(report.kind, { host: report.host });
    case 'file-restored':
      return found(report.kind, { code: report.code });
    case 'lost-end': {
      const { changes, time, device, code } = report;
      return found(report.kind, { changes, timeMs: Date.parse(time), device, code });
    }
    case 'fork':
      return found(report.kind, { device: report.device, seq: report.seq });
    case 'damaged-line':
    case 'untrue-line':
    case 'newer-line':
    case 'unknown-event':
    case 'damaged-frame':
    case 'repeated-line':
    case 'never-acknowledged':
      return { finding: report.kind };
  }
}

function found<Kind extends Finding>(finding: Kind, details: DetailsOf<typeof findings, Kind>): DeskReport {
  return { finding, details };
}

/** How many tickets are named. */
const mostNamed = 5;

/** Some tickets by number: known ones, and those whose openings are lost but whose numbers can still be read. */
function ticketsIn(reports: readonly JournalReport[], numberOf: NumberOf | undefined): Pick<DeskReport, 'tickets'> {
  if (!numberOf) return {};
  const numbers = new Set<string>();
  for (const report of reports) {
    if (!('targets' in report)) continue;
    for (const target of report.targets) {
      const number = target.startsWith(`${ticketKind}:`) ? numberOf(target) : undefined;
      if (number !== undefined) numbers.add(number);
    }
    if ('numbers' in report) for (const number of report.numbers) numbers.add(number);
  }
  if (numbers.size === 0) return {};
  return { tickets: { numbers: [...numbers].slice(0, mostNamed), count: numbers.size } };
}

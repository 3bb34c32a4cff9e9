import type { TargetKey } from '../../shared/domain/event.ts';
import { ticketKind } from '../../shared/domain/ticket/kind.ts';
import type { JournalReport } from './report.ts';

/** The number of a ticket, for those who may know of it. */
export type NumberOf = (ticket: TargetKey) => string | undefined;

/** What was found, as a sentence, with the ticket that it is about where that is known, and its place. */
export function describeReport(report: JournalReport, numberOf?: NumberOf): string {
  const sentence = sentenceFor(report, numberOf);
  if (!('position' in report)) return sentence;
  const { folder, segment, offset } = report.position;
  return `${sentence} (${folder}/${String(segment).padStart(6, '0')}.jsonl at byte ${offset})`;
}

/** More of one kind than this are counted instead of listed. */
const listed = 3;

/** The sentences for a list that somebody reads: what concerns all first, and few of each kind. */
export function describeReports(reports: readonly JournalReport[], numberOf?: NumberOf): string[] {
  const kinds = new Map<JournalReport['kind'], JournalReport[]>();
  const first = reports.filter(isForAll);
  for (const report of [...first, ...reports.filter(isNews)]) {
    const alike = kinds.get(report.kind) ?? [];
    alike.push(report);
    kinds.set(report.kind, alike);
  }
  return [...kinds.values()].flatMap((alike) => {
    const sentences = alike.slice(0, listed).map((report) => describeReport(report, numberOf));
    const rest = alike.slice(listed);
    const tickets = ticketsIn(rest, numberOf);
    const among = tickets === '' ? '' : `, among them some of ${tickets}`;
    return rest.length === 0 ? sentences : [...sentences, `And ${rest.length} more of this kind${among}.`];
  });
}

/** What damage means for the desk as a whole. */
function isForAll({ kind }: JournalReport): boolean {
  return kind === 'stood-in' || kind === 'lost-end';
}

/** A gap right behind a damaged line is that line. */
function isNews(report: JournalReport, index: number, all: readonly JournalReport[]): boolean {
  if (isForAll(report)) return false;
  const before = all[index - 1];
  const isBehindDamage = before?.kind === 'damaged-line' || before?.kind === 'untrue-line';
  return !(report.kind === 'missing-before' && isBehindDamage && before.position.folder === report.position.folder);
}

function sentenceFor(report: JournalReport, numberOf: NumberOf | undefined): string {
  const tickets = ticketsIn([report], numberOf);
  const of = tickets === '' ? '' : ` of ${tickets}`;
  switch (report.kind) {
    case 'torn-tail':
      return report.mayBeConfirmed
        ? `The end of the journal is damaged: the last change${of} may be lost. What is left of it is kept.`
        : `Deskside was cut off while it wrote the last change${of}. It was not confirmed yet, and was set aside.`;
    case 'damaged-line':
      return `A line is damaged and was set aside: a change${of} is missing.`;
    case 'untrue-line':
      return `A line holds what cannot be true and was set aside: a change${of} does not count.`;
    case 'newer-line':
      return `A line was written by a newer Deskside: a change${of} does not count here. Update Deskside to see it.`;
    case 'taken-over':
      return `This desk was taken over from the computer ${report.host}.`;
    case 'file-restored':
      return `The file desk.json was created again. Numbers of new tickets begin with ${report.code} here.`;
    case 'damaged-event':
      return `A change${of} is damaged and is left out (event ${report.index} of its line).`;
    case 'unfit-event':
      return `A change${of} holds what cannot be used, which is left out (event ${report.index} of its line).`;
    case 'unknown-event':
      return `A change${of} was made with a newer Deskside. Update Deskside to see it.`;
    case 'damaged-frame':
      return `A few bytes around a change${of} are damaged; nothing of it is lost.`;
    case 'repeated-line':
      return 'A line stands there a second time; it counts once.';
    case 'missing-before':
      return `Something that came before commit ${report.seq} is missing.`;
    case 'never-acknowledged':
      return 'Changes that were never confirmed are left out.';
    case 'stood-in':
      return stoodIn(report);
    case 'lost-end':
      return lostEnd(report);
    case 'fork':
      return `Device ${report.device} has two histories from its commit ${report.seq} on; both are kept.`;
  }
}

function lostEnd({ device, changes, time, code }: Extract<JournalReport, { kind: 'lost-end' }>): string {
  const last = new Date(time).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' });
  const what = changes === 1 ? `at least 1 change, from ${last}` : `at least ${changes} changes, the last from ${last}`;
  const numbers = code === '' ? '' : ` Numbers of new tickets begin with ${code} here.`;
  return `The end of the journal is missing: ${what}. If a copy of this desk still has it, close Deskside and put the folder journal/${device} of the copy back.${numbers}`;
}

function stoodIn({ records, agents }: Extract<JournalReport, { kind: 'stood-in' }>): string {
  const settings = [
    ...(records === 1 ? ['1 setting of this desk was lost and stands as on a new desk.'] : []),
    ...(records > 1 ? [`${records} settings of this desk were lost and stand as on a new desk.`] : []),
  ];
  const names = [
    ...(agents === 1
      ? ['The name of 1 agent was lost; the PIN is not. An administrator can write it in again under Agents.']
      : []),
    ...(agents > 1
      ? [
          `The names of ${agents} agents were lost; their PINs are not. An administrator can write them in again under Agents.`,
        ]
      : []),
  ];
  return [...settings, ...names].join(' ');
}

/** Some tickets by their numbers: known ones, and those whose openings are lost but whose numbers can still be read. */
function ticketsIn(reports: readonly JournalReport[], numberOf: NumberOf | undefined): string {
  if (!numberOf) return '';
  const numbers = new Set<string>();
  for (const report of reports) {
    if (!('targets' in report)) continue;
    for (const target of report.targets) {
      const number = target.startsWith(`${ticketKind}:`) ? numberOf(target) : undefined;
      if (number !== undefined) numbers.add(`#${number}`);
    }
    if ('numbers' in report) for (const number of report.numbers) numbers.add(`#${number}`);
  }
  const [first, ...more] = numbers;
  if (first === undefined) return '';
  if (more.length === 0) return `ticket ${first}`;
  const shown = [first, ...more].slice(0, 5);
  const left = numbers.size - shown.length;
  return left > 0 ? `tickets ${shown.join(', ')} and ${left} more` : `tickets ${shown.join(', ')}`;
}

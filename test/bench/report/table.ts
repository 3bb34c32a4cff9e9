import type { Budget } from '../judge/budgets.ts';
import type { Judged, Verdict } from '../judge/judging.ts';
import type { SizeResult } from '../judge/results.ts';
import { budgetsOf, type Cell, cellOf } from './cells.ts';
import type { Row, Section } from './rows.ts';

export interface Report {
  readonly results: readonly SizeResult[];
  readonly judged: readonly Judged[];
  readonly sections: readonly Section[];
  readonly budgets: readonly Budget[];
}

const marks: Readonly<Record<Verdict, string>> = { kept: '✓', missed: '✗ OVER', busy: '~' };

interface Line {
  readonly label: string;
  readonly budget: string;
  readonly cells: readonly string[];
}

function sized(tickets: number): string {
  return `${tickets.toLocaleString('en-US')} tickets`;
}

function cellText(cell: Cell | undefined): string {
  if (!cell) return '–';
  return cell.verdict === undefined ? cell.text : `${cell.text} ${marks[cell.verdict]}`;
}

/** The rows of a section that have a value at any size. */
function linesOf({ rows }: Section, { results, judged, budgets }: Report): readonly Line[] {
  const lineOf = (row: Row) => ({ row, cells: results.map((result) => cellOf(row, result, judged)) });
  return rows
    .map(lineOf)
    .filter(({ cells }) => cells.some((cell) => cell !== undefined))
    .map(({ row, cells }) => ({ label: row.label, budget: budgetsOf(row, budgets), cells: cells.map(cellText) }));
}

/** The table for a terminal. */
export function plainTable(report: Report): string {
  const sections = report.sections
    .map((section) => ({ section, lines: linesOf(section, report) }))
    .filter(({ lines }) => lines.length > 0);
  const all = sections.flatMap(({ lines }) => lines);
  const width = Math.max(0, ...all.map(({ label }) => label.length)) + 4;
  const budgetWidth = Math.max('budget'.length, ...all.map(({ budget }) => budget.length)) + 2;
  const column = Math.max(16, ...all.flatMap(({ cells }) => cells.map((cell) => cell.length + 2)));
  const line = (label: string, budget: string, cells: readonly string[]) =>
    [label.padEnd(width), budget.padEnd(budgetWidth), ...cells.map((cell) => cell.padStart(column))].join('').trimEnd();
  return [
    line(
      '',
      'budget',
      report.results.map(({ tickets }) => sized(tickets)),
    ),
    ...sections.flatMap(({ section, lines }) => [
      section.title,
      ...lines.map(({ label, budget, cells }) => line(`  ${label}`, budget, cells)),
    ]),
    ...absences(report),
    ...calibrations(report),
  ].join('\n');
}

/** The same for a README. */
export function markdownTable(report: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', 'budget', ...report.results.map(({ tickets }) => sized(tickets))]),
    line(['---', '---', ...report.results.map(() => '---:')]),
    ...report.sections.flatMap((section) => {
      const lines = linesOf(section, report);
      if (lines.length === 0) return [];
      return [
        line([`**${section.title}**`, '', ...report.results.map(() => '')]),
        ...lines.map(({ label, budget, cells }) => line([label, budget, ...cells])),
      ];
    }),
    '',
    ...[...absences(report), ...calibrations(report)].map((text) => `${text}  `),
  ].join('\n');
}

function absences({ results }: Report): readonly string[] {
  return results.flatMap(({ tickets, absent }) =>
    Object.entries(absent).map(([who, why]) => `${sized(tickets)}: ${who} was not measured: ${why}`),
  );
}

function calibrations({ results, judged }: Report): readonly string[] {
  const speeds = results.map(({ tickets, calibration }) => {
    const { cpu, disk } = calibration;
    return `${sized(tickets)}: processor ${cpu.toFixed(1)} ×, disk ${disk.toFixed(1)} × as slow as the reference`;
  });
  const isBusy = judged.some(({ verdict }) => verdict === 'busy');
  return [...speeds, ...(isBusy ? ['~ not judged, machine busy'] : [])];
}

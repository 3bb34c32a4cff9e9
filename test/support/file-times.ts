import { relative } from 'node:path';

/** What Vitest's JSON reporter says of a file. */
export interface ReportedFile {
  readonly name: string;
  readonly startTime: number;
  readonly endTime: number;
}

/** Seconds that one file may take, by the folder it is in. Those about damage and about many desks start processes. */
const budgets: readonly (readonly [folder: string, seconds: number])[] = [
  ['test/faults/', 30],
  ['test/sync/', 20],
  ['test/package/', 90],
  ['test/', 10],
];

/** The slowest files of a run, the slowest one first, each with a warning where it takes longer than a file may. */
export function slowestFiles(files: readonly ReportedFile[], root: string, most: number): string[] {
  return files
    .map(({ name, startTime, endTime }) => ({
      file: relative(root, name).replaceAll('\\', '/'),
      seconds: (endTime - startTime) / 1000,
    }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .filter(({ file, seconds }, index) => index < most || seconds > budgetOf(file))
    .map(({ file, seconds }) => {
      const budget = budgetOf(file);
      const warning = seconds > budget ? `  TOO SLOW: its budget is ${budget} s` : '';
      return `${seconds.toFixed(1).padStart(6)} s  ${file}${warning}`;
    });
}

function budgetOf(file: string): number {
  return budgets.find(([folder]) => file.startsWith(folder))?.[1] ?? 0;
}

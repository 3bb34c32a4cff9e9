import { stripVTControlCharacters } from 'node:util';

/** How a check ended, and in one sentence what was seen. */
export interface Outcome {
  readonly name: string;
  readonly kind: 'ok' | 'failed' | 'not-run';
  readonly said: string;
}

const marks = { ok: 'ok', failed: 'FAILED', 'not-run': 'NOT RUN HERE' } as const;

export function lineOf({ name, kind, said }: Outcome): string {
  return `${marks[kind].padEnd(13)} ${name}: ${said}`;
}

/** The last line. What was not run is counted nowhere, and a run without anything that holds is a failed one. */
export function summaryOf(outcomes: readonly Outcome[]): { readonly line: string; readonly exitCode: 0 | 1 } {
  const count = (kind: Outcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const [passed, failed] = [count('ok'), count('failed')];
  return { line: `${passed} passed, ${failed} failed`, exitCode: failed === 0 && passed > 0 ? 0 : 1 };
}

/** What a failure says, in one line: drivers explain at length, and in colours. */
export function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.filter((line, index) => index === 0 || /^(Expected|Received)\b/.test(line)).join(' ');
}

import { relative } from 'node:path';

/** What Vitest's JSON reporter says of the tests in a file. */
export interface FailedFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages: readonly string[] | null;
  }[];
}

/** Every test that did not hold, with its file and the first line of why; a file that did not load stands for itself. */
export function failuresIn(files: readonly FailedFile[], root: string): string[] {
  return files.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name).replaceAll('\\', '/');
    const failed = assertionResults.filter((each) => each.status !== 'passed');
    if (failed.length === 0 && status === 'failed') return [`${file}  ${firstLine(message)}`];
    return failed.map((each) => {
      const why = each.status === 'failed' ? firstLine(each.failureMessages?.[0] ?? '') : 'not run';
      return `${file}  ${each.fullName}: ${why}`;
    });
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

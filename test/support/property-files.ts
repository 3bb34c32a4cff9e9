import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface TestSource {
  /** From the project's root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Every test file of Vitest's. */
export function testSources(): TestSource[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({
      file: `test/${name.replaceAll('\\', '/')}`,
      text: readFileSync(join(root, 'test', name), 'utf8'),
    }))
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/** The tests that try what is random, and try more of it in a thorough run. */
export function propertyFiles(): string[] {
  return testSources()
    .filter(({ text }) => /from '(?:\.\.\/)+support\/runs\.ts'/.test(text))
    .map(({ file }) => file);
}

import { sourceFiles, textOf } from './source-files.ts';

/** Every test file that Vitest runs. */
export function testFiles(): string[] {
  return sourceFiles(['test'], /\.test\.ts$/);
}

/** The tests that try what is random, and try more of it in a thorough run. */
export function propertyFiles(): string[] {
  return testFiles().filter((file) => /from '(?:\.\.\/)+support\/runs\.ts'/.test(textOf(file)));
}

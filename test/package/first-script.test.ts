import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const assets = join(import.meta.dirname, '..', '..', 'dist', 'renderer', 'assets');

const textOf = (name: string) => readFileSync(join(assets, name), 'utf8');

/** The scripts that a script needs before it runs, and it. Those that it loads later are not among them. */
function evaluatedWith(script: string, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(script)) return known;
  known.add(script);
  for (const [, name = ''] of textOf(script).matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g))
    evaluatedWith(name, known);
  return known;
}

const bytesOf = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + textOf(name).length, 0);

test('the first screen of a window evaluates less than half of its script', () => {
  const page = readFileSync(join(assets, '..', 'index.html'), 'utf8');
  const first = /<script[^>]* src="\/assets\/([\w.-]+\.js)"/.exec(page)?.[1] ?? '';
  const evaluated = evaluatedWith(first);
  const all = readdirSync(assets).filter((name) => name.endsWith('.js'));
  // Static imports are found: what they share with later scripts is in files of its own.
  expect(evaluated.size).toBeGreaterThan(1);
  expect(bytesOf(evaluated) / bytesOf(all)).toBeLessThan(0.5);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '..', '..', '..', '..', 'renderer');
/** Any element that follows another: `* + *`, `~ :not(svg)`. */
const anySibling = /[+~]\s*(?:\*|:|\[)/;

function selectorsIn(path: string): string[] {
  const css = readFileSync(join(renderer, path), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  return [...css.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector.trim());
}

test('no style of a sibling depends on any element, or the browser restyles the window with each one that comes or goes', () => {
  const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
  const found = sheets.flatMap((path) =>
    selectorsIn(path)
      .filter((selector) => anySibling.test(selector))
      .map((selector) => `${path}: ${selector}`),
  );
  expect(sheets.length).toBeGreaterThan(50);
  expect(found, 'Name the class or the tag of the sibling that is styled').toEqual([]);
});

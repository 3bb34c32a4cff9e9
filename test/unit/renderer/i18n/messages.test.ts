import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { english, isMessageId, type MessageId } from '../../../../renderer/i18n/messages.ts';
import { text } from './english.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const source = ['renderer', 'shared', 'main', 'preload']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((path) => join(folder, String(path))))
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(join('renderer', 'i18n', 'en')))
  .map((path) => ({ path, words: readFileSync(join(root, path), 'utf8') }));

/** Every id named in the sources; a computed name stands for all that match. */
const named = new Set(
  source.flatMap(({ words }) => [...words.matchAll(/['`]([\w.${}-]+)['`](?!:)/g)].map(([, id = '']) => id)),
);
const exact = new Set([...named].filter((id) => !id.includes('$')));
const patterns = [...named]
  .filter((id) => /^\w+\..*\$/.test(id))
  .map((id) => new RegExp(`^${id.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, '.+')}$`));

const ids = Object.keys(english) as MessageId[];
/** What is in the outermost braces begins with the name of an argument. */
function argumentsOf(message = ''): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [piece] of message.matchAll(/\{\w*|\}/g)) {
    if (piece === '}') depth -= 1;
    else if (depth++ === 0) names.push(piece.slice(1));
  }
  return names;
}

describe('messages', () => {
  test('each is used somewhere', () => {
    expect(patterns.length).toBeGreaterThan(5);
    expect(ids.filter((id) => !exact.has(id) && !patterns.some((pattern) => pattern.test(id)))).toEqual([]);
  });

  test('each says something, and nothing of its syntax is left once it is filled in', () => {
    for (const id of ids) {
      const values = Object.fromEntries(argumentsOf(english[id]).map((name) => [name, 7]));
      const said = text(id, values);
      expect(said, id).toMatch(/\S/);
      expect(said, id).not.toMatch(/[{}]|#(?!7)/);
    }
  });

  test('each shows what it is given', () => {
    const silent = ids.filter((id) => {
      // A moment is shown as a date and a time.
      const names = argumentsOf(english[id]).filter((name) => !english[id]?.includes(`{${name}, date`));
      const values = { timeMs: 0, ...Object.fromEntries(names.map((name, index) => [name, 41 + index])) };
      const said = text(id, values);
      return !names.every((_, index) => said.includes(String(41 + index)));
    });
    expect(silent).toEqual([]);
  });

  test.each([
    ['nav.count', { count: 0 }, '0 tickets'],
    ['nav.count', { count: 1 }, '1 ticket'],
    ['nav.count', { count: 21 }, '21 tickets'],
    ['nav.total', { count: 19_437 }, '19,437'],
    ['queue.waiting', { count: 0 }, 'All answered'],
    ['queue.waiting', { count: 1 }, '1 waiting for us'],
    ['queue.waiting', { count: 2 }, '2 waiting for us'],
    ['thread.earlier', { count: 1 }, 'Show 1 earlier entry'],
    ['thread.earlier', { count: 1_200 }, 'Show 1,200 earlier entries'],
    ['signIn.drafts', { count: 1 }, '1 unsent draft'],
    ['panel.byPlan', { plan: 'SEV-A', hours: 1 }, 'SEV-A: 1 business hour.'],
    ['panel.byPlan.minutes', { plan: 'SEV-A', minutes: 15 }, 'SEV-A: 15 business minutes.'],
    ['panel.byPlanAlways', { plan: 'SEV-B', hours: 1.5 }, 'SEV-B: 1.5 hours.'],
  ] as const)('%s counts %j as “%s”', (id, values, said) => {
    expect(text(id, values)).toBe(said);
  });

  test('names are shown unchanged, even if they look like syntax', () => {
    const name = '{name} <b>#1</b> ’{’';
    expect(text('deskSetUp.saved', { name })).toBe(`“${name}” saved.`);
  });

  test('an id is one of the messages, not of what every object has', () => {
    expect(['nav.open', 'field.summary', 'text.required', 'toString', 'nav'].filter(isMessageId)).toEqual([
      'nav.open',
      'field.summary',
      'text.required',
    ]);
  });
});

test('no two tables of texts have the same id: the later one would win unnoticed', async () => {
  const folder = join(root, 'renderer', 'i18n', 'en');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<Record<string, object>>));
  const ids = modules.flatMap((module) => Object.values(module).flatMap((table) => Object.keys(table)));
  expect(ids.length).toBeGreaterThan(500);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

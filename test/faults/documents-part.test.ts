import { expect, test } from 'vitest';
import { seed } from '../support/fault-desk.ts';
import { documentsPart } from './documents-part.ts';
import { runPart } from './part.ts';

test(`Q1, Q2, Q4: any damage to a document is reported, the document is kept, and the desk keeps working (seed ${seed})`, async () => {
  const { rows, problems, next } = await runPart(documentsPart, { seed, every: 97 });
  expect(problems).toEqual([]);
  expect(next).toBe(null);
  expect(rows.length).toBeGreaterThan(8);
}, 60_000);

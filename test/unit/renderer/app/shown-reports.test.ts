import { describe, expect, test } from 'vitest';
import { shownReports } from '../../../../renderer/app/shown-reports.ts';
import type { DeskReport } from '../../../../shared/bridge/desk-report.ts';
import type { DocumentReport } from '../../../../shared/bridge/document-report.ts';
import { sentencesOf } from '../../../support/sentence.ts';
import { text } from '../i18n/english.ts';

const told: DocumentReport = { document: 'told', damage: 'empty', instead: 'nothing', paths: ['/data/told.json'] };
const short = 'Due notices already shown (told.json): the file is empty. Some notices may appear again.';
const reports = [1, 2, 3].map((seq): DeskReport => ({ finding: 'missing-before', details: { seq } }));
const lines = sentencesOf(reports);

describe('Q4: what a strip says of damage', () => {
  test('is all of it, with its place, where it is one thing', () => {
    expect(shownReports(text, { reports: [], damaged: [told] }, false)).toEqual({
      sentences: [`${short} Damaged file: /data/told.json`],
      isShortened: false,
    });
  });

  test('is the first three without places where it is more, documents before lines', () => {
    expect(shownReports(text, { reports, damaged: [told] }, false)).toEqual({
      sentences: [short, lines[0], lines[1]],
      isShortened: true,
    });
  });

  test('is everything again, with locations, on request', () => {
    expect(shownReports(text, { reports, damaged: [told] }, true)).toEqual({
      sentences: [`${short} Damaged file: /data/told.json`, ...lines],
      isShortened: false,
    });
  });

  test('leaves nothing out while it says that it is not shortened', () => {
    for (const count of [0, 1, 2, 3, 4, 40]) {
      const many = Array.from(
        { length: count },
        (_, seq): DeskReport => ({ finding: 'missing-before', details: { seq } }),
      );
      const { sentences, isShortened } = shownReports(text, { reports: many, damaged: [] }, false);
      expect(isShortened || sentences.length === count).toBe(true);
    }
  });
});

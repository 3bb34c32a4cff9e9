import { describe, expect, test } from 'vitest';
import { shownReports } from '../../../../renderer/app/shown-reports.ts';
import { english } from '../../../../renderer/i18n/messages.ts';
import type { Text } from '../../../../renderer/i18n/text.tsx';
import type { DocumentReport } from '../../../../shared/bridge/document-report.ts';

const text: Text = (id, values = {}) =>
  (english[id] ?? expect.fail(`There is no text ${id}`)).replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(values[name] ?? expect.fail(`${id} has no ${name}`)),
  );

const told: DocumentReport = { document: 'told', damage: 'empty', instead: 'nothing', paths: ['/data/told.json'] };
const short = 'Due notices already shown (told.json): the file is empty. Some notices may appear again.';
const lines = ['A change of #1 is missing.', 'A change of #2 is missing.', 'A change of #3 is missing.'];

describe('Q4: what a strip says of damage', () => {
  test('is all of it, with its place, where it is one thing', () => {
    expect(shownReports(text, { reports: [], damaged: [told] }, false)).toEqual({
      sentences: [`${short} Damaged file: /data/told.json`],
      isShortened: false,
    });
  });

  test('is the first three without places where it is more, documents before lines', () => {
    expect(shownReports(text, { reports: lines, damaged: [told] }, false)).toEqual({
      sentences: [short, lines[0], lines[1]],
      isShortened: true,
    });
  });

  test('is all of it again, with places, for whoever asks', () => {
    expect(shownReports(text, { reports: lines, damaged: [told] }, true)).toEqual({
      sentences: [`${short} Damaged file: /data/told.json`, ...lines],
      isShortened: false,
    });
  });

  test('leaves nothing out while it says that it is not shortened', () => {
    for (const count of [0, 1, 2, 3, 4, 40]) {
      const reports = Array.from({ length: count }, (_, index) => `Line ${index}`);
      const { sentences, isShortened } = shownReports(text, { reports, damaged: [] }, false);
      expect(isShortened || sentences.length === count).toBe(true);
    }
  });
});

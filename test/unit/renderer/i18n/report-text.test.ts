import { describe, expect, test } from 'vitest';
import { englishWords } from '../../../../renderer/i18n/sentences/english-words.ts';
import { reportText } from '../../../../renderer/i18n/sentences/report-text.ts';
import { type DeskReport, type Finding, findings } from '../../../../shared/bridge/desk-report.ts';
import { text } from './english.ts';

const all = Object.keys(findings) as Finding[];

function reportOf(finding: Finding): DeskReport {
  return { finding, details: Object.fromEntries(findings[finding].map((name, index) => [name, 40 + index])) };
}

describe('a finding about a desk', () => {
  test('B54: has a sentence for each finding, with only the details of its own', () => {
    for (const finding of all) {
      const sentence = reportText(text, reportOf(finding));
      expect(sentence, finding).toMatch(/^[A-Z#4][^{}]*\.$/);
      for (const [index, name] of findings[finding].entries())
        if (name !== 'timeMs') expect(sentence, finding).toContain(String(40 + index));
      expect(reportText(englishWords, reportOf(finding)), finding).toBe(sentence);
    }
  });

  test('B52: has a general sentence if it is unknown here', () => {
    expect(reportText(text, { finding: 'bent-line' as Finding })).toBe(
      'This desk has a problem that this window doesn’t recognize (bent-line). Restart Deskside for details.',
    );
  });

  test('B52: has a general sentence if a detail that it would name is missing', () => {
    for (const finding of all.filter((name) => findings[name].length > 0)) {
      expect(reportText(text, { finding })).toContain(`(${finding})`);
      expect(reportText(englishWords, { finding, details: {} })).toContain(`(${finding})`);
    }
  });

  test('names the tickets that it is about, and how many more', () => {
    const about = (numbers: readonly string[], count: number, finding: Finding = 'damaged-line') =>
      reportText(text, { ...reportOf(finding), tickets: { numbers, count } });
    expect(about(['1001'], 1)).toContain('a change of ticket #1001 is missing.');
    expect(about(['1001', '1002'], 2)).toContain('a change of tickets #1001, #1002 is missing.');
    expect(about(['1001', '1002'], 9)).toContain('a change of tickets #1001, #1002 and 7 more is missing.');
    expect(about(['1001'], 1, 'more')).toBe('And 40 more of this kind, among them some of ticket #1001.');
  });

  test('says when a lost end was written, and with what letter numbers begin only where there is one', () => {
    const details = { changes: 1, timeMs: Date.UTC(2026, 10, 16, 12), device: 'dev', code: '' };
    expect(reportText(text, { finding: 'lost-end', details })).toMatch(
      /^The end of the journal is missing: at least 1 change, from Nov 1\d, 2026, \d+:00.[AP]M\. If .* copy back\.$/,
    );
    expect(reportText(text, { finding: 'lost-end', details: { ...details, code: 'B' } })).toMatch(
      /Numbers of new tickets now begin with B here\.$/,
    );
  });
});

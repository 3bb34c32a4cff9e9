import { describe, expect, test } from 'vitest';
import { readablePartsOf } from '../../../../main/journal/readable-parts.ts';
import type { JournalReport } from '../../../../main/journal/report.ts';
import { type NumberOf, shownReport, shownReports } from '../../../../main/journal/shown-reports.ts';
import { sentencesOf } from '../../../support/sentence.ts';

const describeReport = (report: JournalReport, numbers?: NumberOf) => sentencesOf([shownReport(report, numbers)])[0];

const describeReports = (reports: readonly JournalReport[], numbers?: NumberOf) =>
  sentencesOf(shownReports(reports, numbers));

const position = { folder: 'dev', segment: 1, offset: 7, length: 9 };
const numberOf = (ticket: string) => ({ 'ticket:a': '1001', 'ticket:b': '1002' })[ticket];

function damaged(targets: readonly string[], numbers: readonly string[] = []): JournalReport {
  return { kind: 'damaged-line', position, targets, numbers };
}

describe('what was found', () => {
  test('is shown with its ticket and its location', () => {
    expect(describeReport(damaged(['ticket:a', 'person:p']), numberOf)).toBe(
      'A line is damaged and was set aside, so a change of ticket #1001 is missing. (dev/000001.jsonl at byte 7)',
    );
    expect(describeReport(damaged(['ticket:a', 'ticket:b', 'ticket:c'], ['1003']), numberOf)).toContain(
      'a change of tickets #1001, #1002, #1003 is missing',
    );
  });

  test('is shown without tickets where they must not be named', () => {
    expect(describeReport(damaged(['ticket:a'], ['1003']))).toContain('a change is missing.');
  });

  test('is counted where there is much of one kind', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => damaged([at === 9_000 ? 'ticket:b' : 'ticket:none']));
    const sentences = describeReports([...many, { kind: 'fork', device: 'dev', seq: 3 }], numberOf);
    expect(sentences).toHaveLength(5);
    expect(sentences[3]).toBe('And 9997 more of this kind, among them some of ticket #1002.');
    expect(sentences[4]).toBe('Device dev has two histories starting at commit 3. Both are kept.');
  });

  test('begins with what concerns everybody, and says once what a damaged line took', () => {
    const gap = (folder: string): JournalReport => {
      return { kind: 'missing-before', position: { ...position, folder }, targets: [], seq: 2 };
    };
    const stoodIn: JournalReport = { kind: 'stood-in', records: 2, agents: 0 };
    expect(describeReports([damaged([]), gap('dev'), gap('other'), stoodIn])).toEqual([
      '2 settings of this desk were lost and have their default values again.',
      expect.stringContaining('A line is damaged'),
      expect.stringContaining('(other/'),
    ]);
  });

  test('of settings and agents says what is lost and who can mend it', () => {
    expect(describeReport({ kind: 'stood-in', records: 1, agents: 2 })).toBe(
      '1 setting of this desk was lost and has its default value again. The names of 2 agents were lost; their PINs still work. An administrator can enter the names again under Agents.',
    );
    expect(describeReport({ kind: 'stood-in', records: 0, agents: 1 })).toBe(
      'The name of 1 agent was lost; the PIN still works. An administrator can enter the name again under Agents.',
    );
  });
});

describe('damaged bytes', () => {
  test('still tell what they were about, and no more than anybody reads', () => {
    const text = '{"v":1,"ev\0nts":[{"type":"x","on":"ticket:a","size":3},{"on":"person:p"},{"on":"ticket:a"}]';
    const value = '"data":[{"value":{"number":"B1007"}},{"value":{"text":"say \\"number\\":\\"5\\""}}]}';
    expect(readablePartsOf(Buffer.from(text + value))).toEqual({
      targets: ['ticket:a', 'person:p'],
      numbers: ['B1007'],
    });
    const much = Array.from({ length: 500 }, (_, at) => `"on":"ticket:t-${at}"`).join(',');
    expect(readablePartsOf(Buffer.from(much)).targets).toHaveLength(20);
    expect(readablePartsOf(Buffer.alloc(1_000))).toEqual({ targets: [], numbers: [] });
  });
});

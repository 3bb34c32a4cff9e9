import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, dayMs, dayOf } from '../../../../../shared/domain/sla/calendar.ts';
import { isTimeZone, localDayAt, offsetAt, type Piece, pieceAt } from '../../../../../shared/domain/sla/zone.ts';
import { runs } from '../../../../support/runs.ts';
import { nastyZone, seed } from './arbitrary-schedule.ts';
import { localMinute } from './reference-clock.ts';

const hourMs = 3_600_000;
/** No zone is further from UTC. */
const furthestOffsetMs = 15 * hourMs;
const anyMs = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });

/**
 * The pieces of a local day in order of time: one as a rule, several when the clocks change, none for a date the zone
 * skipped. They need not touch: clocks turned back over midnight return to a day that was already over.
 */
function dayPieces(zone: string, day: Day): readonly Piece[] {
  const pieces: Piece[] = [];
  const endMs = (day + 1) * dayMs + furthestOffsetMs;
  let piece = pieceAt(zone, day * dayMs - furthestOffsetMs);
  while (piece.startMs < endMs) {
    if (piece.day === day) pieces.push(piece);
    piece = pieceAt(zone, piece.endMs);
  }
  return pieces;
}

function piecesOf(zone: string, day: Day): readonly string[] {
  return dayPieces(zone, day).map(({ startMs, endMs, offsetMs }) => {
    const [from, to] = [startMs, endMs].map((ms) => new Date(ms).toISOString().slice(0, 16));
    return `${from} ${to} ${offsetMs / hourMs}`;
  });
}

describe('a local day', () => {
  test.each([
    ['America/New_York', [2024, 3, 9], ['2024-03-09T05:00 2024-03-10T05:00 -5']],
    [
      'America/New_York',
      [2024, 3, 10],
      ['2024-03-10T05:00 2024-03-10T07:00 -5', '2024-03-10T07:00 2024-03-11T04:00 -4'],
    ],
    [
      'America/New_York',
      [2024, 11, 3],
      ['2024-11-03T04:00 2024-11-03T06:00 -4', '2024-11-03T06:00 2024-11-04T05:00 -5'],
    ],
    [
      'Australia/Lord_Howe',
      [2024, 4, 7],
      ['2024-04-06T13:00 2024-04-06T15:00 11', '2024-04-06T15:00 2024-04-07T13:30 10.5'],
    ],
    ['Asia/Kolkata', [2024, 3, 10], ['2024-03-09T18:30 2024-03-10T18:30 5.5']],
    ['America/Sao_Paulo', [2018, 11, 4], ['2018-11-04T03:00 2018-11-05T02:00 -2']],
    [
      'America/Sao_Paulo',
      [2018, 2, 17],
      ['2018-02-17T02:00 2018-02-18T02:00 -2', '2018-02-18T02:00 2018-02-18T03:00 -3'],
    ],
    ['Asia/Beirut', [2018, 3, 25], ['2018-03-24T22:00 2018-03-25T21:00 3']],
    ['Pacific/Apia', [2011, 12, 29], ['2011-12-29T10:00 2011-12-30T10:00 -10']],
    ['Pacific/Apia', [2011, 12, 30], []],
    ['Pacific/Apia', [2011, 12, 31], ['2011-12-30T10:00 2011-12-31T10:00 14']],
    [
      'America/St_Johns',
      [2010, 11, 6],
      ['2010-11-06T02:30 2010-11-07T02:30 -2.5', '2010-11-07T02:31 2010-11-07T03:30 -3.5'],
    ],
    [
      'America/St_Johns',
      [2010, 11, 7],
      ['2010-11-07T02:30 2010-11-07T02:31 -2.5', '2010-11-07T03:30 2010-11-08T03:30 -3.5'],
    ],
  ] as const)('D21: in %s on %j has its constant-offset pieces', (zone, [year, month, day], pieces) => {
    expect(piecesOf(zone, dayOf(year, month, day))).toEqual(pieces);
  });

  test(`D21: holds the instants at which calendars in the zone show it (SEED=${seed})`, () => {
    const property = fc.property(nastyZone, anyMs, (zone, ms) => {
      const { year, month, day, minute } = localMinute(zone, ms);
      const piece = pieceAt(zone, ms);
      expect([piece.day, localDayAt(zone, ms)]).toEqual([dayOf(year, month, day), dayOf(year, month, day)]);
      expect(piece.startMs <= ms && ms < piece.endMs).toBe(true);
      expect(piece.offsetMs).toBe(offsetAt(zone, ms));
      expect(Math.floor((ms + piece.offsetMs) / 60_000)).toBe((piece.day * dayMs) / 60_000 + minute);
      expect(dayPieces(zone, piece.day)).toContainEqual(piece);
    });
    fc.assert(property, runs(200));
  });

  test('D21: leaves no instant out, shares none and is not cut without need, over half a century', () => {
    for (const zone of ['America/St_Johns', 'Pacific/Apia', 'Africa/Casablanca']) {
      const [first, last] = [dayOf(1990, 1, 1), dayOf(2040, 1, 1)];
      const pieces = Array.from({ length: last - first }, (_, index) => dayPieces(zone, first + index)).flat();
      const inTime = pieces.toSorted((a, b) => a.startMs - b.startMs);
      const torn = inTime.filter((piece, index) => index > 0 && inTime[index - 1]?.endMs !== piece.startMs);
      expect(torn).toEqual([]);
      const cut = inTime.filter(({ day, offsetMs }, index) => {
        const before = inTime[index - 1];
        return before?.day === day && before.offsetMs === offsetMs;
      });
      expect(cut).toEqual([]);
    }
  });
});

describe('an offset', () => {
  test('D22: is exact to the second where a zone once had seconds', () => {
    expect(offsetAt('Africa/Monrovia', Date.UTC(1970, 0, 1))).toBe(-(44 * 60 + 30) * 1000);
  });

  test('D22: is zero in UTC', () => {
    expect(offsetAt('UTC', Date.UTC(2024, 5, 1))).toBe(0);
  });

  test('D22: changes at the very second', () => {
    const changeMs = Date.parse('2024-03-10T07:00Z');
    expect([changeMs - 1, changeMs].map((ms) => offsetAt('America/New_York', ms))).toEqual([-5 * hourMs, -4 * hourMs]);
    expect(pieceAt('America/New_York', changeMs - 1).endMs).toBe(changeMs);
    const monroviaMs = Date.parse('1972-01-07T00:44:30Z');
    expect(pieceAt('Africa/Monrovia', monroviaMs - 1).endMs).toBe(monroviaMs);
  });
});

test('D23: a time zone is a name, not an offset', () => {
  const names = ['Europe/Berlin', 'UTC', '+05:30', '-03', '', 'Mars/Olympus', 'not a zone'];
  expect(names.filter(isTimeZone)).toEqual(['Europe/Berlin', 'UTC']);
});

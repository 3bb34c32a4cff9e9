import { type Absence, absenceStage } from '../../shared/domain/records/absence.ts';
import { type Day, isoDay } from '../../shared/domain/sla/calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Text } from './text.tsx';

export interface AbsenceWords {
  readonly text: Text;
  readonly calendar: Calendar;
  /** Today in the desk’s time zone. */
  readonly today: Day;
}

/** The mark of an agent who is absent, or will be soon; undefined for others. */
export function absenceNote(words: AbsenceWords, away: Absence | null): string | undefined {
  const shape = shapeOf(words, away);
  if (!away || !shape) return undefined;
  const absence = words.text(`absence.${shape}`, daysOf(words, away));
  return away.remark === '' ? absence : words.text('absence.remark', { absence, remark: away.remark });
}

/** The same as a sentence, for an agent who is chosen. */
export function absenceSentence(words: AbsenceWords, name: string, away: Absence | null): string | undefined {
  const shape = shapeOf(words, away);
  if (!away || !shape) return undefined;
  const absence = words.text(`absence.${shape}.said`, { name, ...daysOf(words, away) });
  return away.remark === '' ? absence : words.text('absence.remark.said', { absence, remark: away.remark });
}

function shapeOf({ today }: AbsenceWords, away: Absence | null): 'today' | 'until' | 'on' | 'from' | undefined {
  switch (absenceStage(away, today)) {
    case 'now':
      return away?.until === isoDay(today) ? 'today' : 'until';
    case 'soon':
      return away?.until === away?.from ? 'on' : 'from';
    case undefined:
      return undefined;
  }
}

/** A year is said only if it is another one. */
function daysOf({ calendar, today }: AbsenceWords, { from, until }: Absence) {
  const year = isoDay(today).slice(0, 4);
  const shown = (day: string) => (day.startsWith(year) ? calendar.shortDate(day) : calendar.fullDate(day));
  return { from: shown(from), until: shown(until) };
}

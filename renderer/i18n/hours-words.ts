import { minuteOf } from '../../shared/domain/sla/calendar.ts';
import { type Holiday, scheduleHours } from '../../shared/domain/sla/schedule.ts';
import type { RecordWords } from './record-words.ts';
import { weekdayName, weeklyText } from './weekly-text.ts';

/** One part of the hours of a schedule, with its name and what it says. */
export interface HoursPart {
  readonly label: 'deskSetUp.schedule.weekly' | 'deskSetUp.schedule.timeZone' | 'deskSetUp.schedule.holidays';
  readonly values: readonly string[];
}

/** The hours of a schedule part by part; undefined for hours that only a newer version knows. */
export function hoursParts(words: RecordWords, value: unknown): readonly HoursPart[] | undefined {
  const { text, calendar } = words;
  const hours = scheduleHours.safeParse(value).data;
  if (!hours) return undefined;
  const { always, weekly, timeZone, holidays } = hours;
  const spans = weekly.map((span) => weeklyText(calendar, [span]));
  return [
    { label: 'deskSetUp.schedule.weekly', values: always ? [text('deskSetUp.schedule.always')] : spans },
    { label: 'deskSetUp.schedule.timeZone', values: [timeZone] },
    { label: 'deskSetUp.schedule.holidays', values: holidays.map((holiday) => holidayWords(words, holiday)) },
  ];
}

function holidayWords(words: RecordWords, { name, on, from, to }: Holiday): string {
  const { text, calendar } = words;
  const holiday = dayWords(words, name, on);
  if (from === undefined && to === undefined) return holiday;
  const time = (of: string) => calendar.minute(minuteOf(of));
  return text('audit.value.part', { holiday, from: time(from ?? '00:00'), to: time(to ?? '24:00') });
}

function dayWords({ text, calendar }: RecordWords, name: string, on: Holiday['on']): string {
  switch (on.kind) {
    case 'fixed':
      return text('audit.value.yearly', { name, month: calendar.month(on.month), day: on.day });
    case 'nth': {
      const which = text(`audit.value.nth.${on.nth}`);
      const weekday = weekdayName(calendar, on.weekday);
      return text('audit.value.nth', { name, which, weekday, month: calendar.month(on.month) });
    }
    case 'once': {
      const two = (part: number) => String(part).padStart(2, '0');
      return text('audit.value.once', { name, date: calendar.fullDate(`${on.year}-${two(on.month)}-${two(on.day)}`) });
    }
  }
}

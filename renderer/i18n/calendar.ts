import { useIntl } from 'react-intl';

const minuteMs = 60_000;

/** The parts of dates and times that calendars and schedules show. A calendar date is given as `2026-11-20`. */
export interface Calendar {
  /** The weekday of a date, short. */
  readonly weekday: (day: string) => string;
  /** Weekday and date, both short: `Thu, Nov 26`. */
  readonly shortDate: (day: string) => string;
  /** The same with the year. */
  readonly fullDate: (day: string) => string;
  /** The name of a month, from 1 to 12. */
  readonly month: (month: number) => string;
  /** A minute of the day as a time. */
  readonly minute: (minute: number) => string;
  /** Weekday, date and time in the local time of a zone. */
  readonly momentIn: (ms: number, timeZone: string) => string;
}

export function useCalendar(): Calendar {
  const intl = useIntl();
  const utc = { timeZone: 'UTC' } as const;
  const short = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  const startOf = (day: string) => `${day}T00:00:00Z`;
  return {
    weekday: (day) => intl.formatDate(startOf(day), { ...utc, weekday: 'short' }),
    shortDate: (day) => intl.formatDate(startOf(day), { ...utc, ...short }),
    fullDate: (day) => intl.formatDate(startOf(day), { ...utc, ...short, year: 'numeric' }),
    month: (month) => intl.formatDate(Date.UTC(2000, month - 1, 15), { ...utc, month: 'long' }),
    minute: (minute) => intl.formatTime(minute * minuteMs, { ...utc, timeStyle: 'short' }),
    momentIn: (ms, timeZone) => intl.formatDate(ms, { ...short, hour: 'numeric', minute: '2-digit', timeZone }),
  };
}

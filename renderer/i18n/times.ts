import { useIntl } from 'react-intl';
import type { DueTarget } from '../../shared/domain/ticket/targets.ts';
import { type Text, useText } from './text.tsx';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A duration in its most useful unit: minutes up to an hour, hours up to a day, then days. */
export function durationText(text: Text, ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / minuteMs));
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours === 0) return text('duration.minutes', { minutes });
  if (days === 0) return text('duration.hours', { hours, minutes: minutes % 60 });
  if (days < 2) return text('duration.days', { days, hours: hours % 24 });
  return text('duration.manyDays', { days });
}

/** A duration where room is scarce: from ten hours on, minutes say nothing that a person plans by. */
export function briefDuration(text: Text, ms: number): string {
  return durationText(text, ms >= 10 * hourMs ? ms - (ms % hourMs) : ms);
}

/** That the clock of an SLA plan stands still, and how much time is left. */
export function pausedText(text: Text, leftMs: number, target: DueTarget | 'reply' | null): string {
  if (leftMs === 0)
    return text(target === null || target === 'reply' ? 'queue.paused.over' : `queue.paused.over.${target}`);
  return text(target ? `queue.paused.${target}` : 'queue.paused', { duration: briefDuration(text, leftMs) });
}

export interface Times {
  /** The time, with the date unless it is today. */
  readonly moment: (ms: number, nowMs: number) => string;
  /** The time if it is today, else the date. */
  readonly short: (ms: number, nowMs: number) => string;
  /** A period in the local time of a zone. The part both ends share, such as the date, appears once. */
  readonly pieceIn: (fromMs: number, toMs: number, timeZone: string) => string;
  /** Weekday, date and time in full. */
  readonly full: (ms: number) => string;
  /** The date with its year, without a time. */
  readonly day: (ms: number) => string;
  /** A calendar date, given as `2026-11-20`, independent of time zones. */
  readonly date: (day: string) => string;
  readonly duration: (ms: number) => string;
}

/** With the year, unless it is this one. */
function dayAndMonth(date: Date, now: Date) {
  const isThisYear = date.getFullYear() === now.getFullYear();
  return { day: 'numeric', month: 'short', ...(isThisYear ? {} : ({ year: 'numeric' } as const)) } as const;
}

export function useTimes(): Times {
  const intl = useIntl();
  const text = useText();

  function moment(ms: number, nowMs: number): string {
    const time = intl.formatTime(ms, { timeStyle: 'short' });
    const date = new Date(ms);
    const now = new Date(nowMs);
    if (date.toDateString() === now.toDateString()) return time;
    const day = intl.formatDate(ms, { weekday: 'short', ...dayAndMonth(date, now) });
    return `${day}, ${time}`;
  }

  function short(ms: number, nowMs: number): string {
    const date = new Date(ms);
    const now = new Date(nowMs);
    const isToday = date.toDateString() === now.toDateString();
    return isToday ? intl.formatTime(ms, { timeStyle: 'short' }) : intl.formatDate(ms, dayAndMonth(date, now));
  }

  function pieceIn(fromMs: number, toMs: number, timeZone: string): string {
    const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
    return intl.formatDateTimeRange(fromMs, toMs, { ...day, hour: 'numeric', minute: '2-digit', timeZone });
  }

  return {
    moment,
    short,
    pieceIn,
    full: (ms) => intl.formatDate(ms, { dateStyle: 'full', timeStyle: 'short' }),
    day: (ms) => intl.formatDate(ms, { dateStyle: 'long' }),
    date: (day) => intl.formatDate(`${day}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }),
    duration: (ms) => durationText(text, ms),
  };
}

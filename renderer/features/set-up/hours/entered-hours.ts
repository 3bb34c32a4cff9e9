import type { Holiday, ScheduleHours, WeeklySpan } from '../../../../shared/domain/sla/schedule.ts';

/** Hours as a form holds them: complete in their parts, which may be invalid. */
export type EnteredHours = ScheduleHours;
export type HolidayRule = Holiday['on'];

/** A list with one of its items replaced. */
export function withItem<Item>(list: readonly Item[], index: number, item: Item): readonly Item[] {
  return list.map((each, at) => (at === index ? item : each));
}

export function withoutItem<Item>(list: readonly Item[], index: number): readonly Item[] {
  return list.filter((_, at) => at !== index);
}

/** The days of a span with one added or removed. */
export function withDay({ days, ...span }: WeeklySpan, day: number, isOn: boolean): WeeklySpan {
  const others = days.filter((each) => each !== day);
  return { ...span, days: isOn ? [...others, day].toSorted((a, b) => a - b) : others };
}

/** A rule of another kind that keeps what the two have in common. */
export function ruleOf(kind: HolidayRule['kind'], before: HolidayRule, year: number): HolidayRule {
  const { month } = before;
  const day = before.kind === 'nth' ? 1 : before.day;
  switch (kind) {
    case 'fixed':
      return { kind, month, day };
    case 'nth':
      return { kind, month, weekday: 1, nth: 1 };
    case 'once':
      return { kind, year, month, day };
  }
}

/** A holiday for the whole day, or from one time to another. */
export function withTimes(
  { name, on }: Holiday,
  times: { readonly from: string; readonly to: string } | null,
): Holiday {
  return times ? { name, on, ...times } : { name, on };
}

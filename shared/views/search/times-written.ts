import type { TimeValue } from '../../domain/conditions/time-value.ts';
import { namedTimeOf } from '../named-times.ts';

const signs = ['', '>', '<', '>=', '<='] as const;
const units = { minute: 'min', hour: 'h', day: 'd' } as const;

/** How a time could be written in a search; what each means depends on the field. */
export function timesWritten(time: TimeValue): readonly string[] {
  return bareTimes(time).flatMap((bare) => signs.map((sign) => `${sign}${bare}`));
}

function bareTimes(time: TimeValue): readonly string[] {
  const named = namedTimeOf(time);
  if (named) return [named];
  if ('date' in time) return [time.date];
  if (!('fromNow' in time)) return [];
  const count = `${Math.abs(time.fromNow)}${units[time.unit]}`;
  return [count, `${time.fromNow < 0 ? '-' : '+'}${count}`];
}

import type { MovedTarget, ShownChange } from '../../../shared/views/changes-shown.ts';
import type { Text } from '../../i18n/text.tsx';
import type { Times } from '../../i18n/times.ts';

type ClockChange = Extract<ShownChange, { what: 'plan' | 'replanned' | 'due' | 'resumed' }>;

interface Telling {
  readonly text: Text;
  readonly times: Times;
  readonly nowMs: number;
}

/** A change of when a ticket is due, without its reason. */
export function clockText({ text, times, nowMs }: Telling, change: ClockChange): string {
  const time = (ms: number) => times.moment(ms, nowMs);

  function movedText({ target, fromMs, toMs }: MovedTarget, isOnly: boolean): string {
    const [from, to] = [fromMs, toMs].map((ms) => (ms === null ? text('common.none') : time(ms)));
    return text(isOnly ? 'change.moved' : `change.moved.${target}`, { from: from ?? '', to: to ?? '' });
  }

  switch (change.what) {
    case 'plan':
      return change.from === ''
        ? text('change.plan.set', { plan: change.to })
        : text('change.plan', { from: change.from, to: change.to });
    case 'replanned': {
      const { plan, moved } = change;
      const isOnly = moved.length === 1 && moved[0]?.target === 'resolution';
      const changes = moved.map((one) => movedText(one, isOnly)).join(', ');
      return text('change.replanned', { plan, changes });
    }
    case 'due': {
      const { from, to } = change;
      if (to === null) {
        return from === null ? text('change.due.cleared') : text('change.due.cleared.from', { from: time(from) });
      }
      return from === null
        ? text('change.due.set', { time: time(to) })
        : text('change.due', { from: time(from), to: time(to) });
    }
    case 'resumed': {
      const { dueMs, responseDueMs } = change;
      return responseDueMs === null
        ? text('change.resumed', { time: time(dueMs) })
        : text('change.resumed.both', { response: time(responseDueMs), resolution: time(dueMs) });
    }
  }
}

import type { UpdateState } from '../../../shared/bridge/computer.ts';
import { assertNever } from '../../../shared/lib/assert-never.ts';
import type { Text } from '../../i18n/text.tsx';
import type { Times } from '../../i18n/times.ts';

/** The state of updates, in one sentence. */
export function updateText(text: Text, { moment }: Pick<Times, 'moment'>, nowMs: number, update: UpdateState): string {
  switch (update.kind) {
    case 'none':
      return text(update.reason);
    case 'off':
    case 'idle':
    case 'checking':
      return text(`computer.update.${update.kind}`);
    case 'current':
      return text('computer.update.current', { time: moment(update.checkedMs, nowMs) });
    case 'fetching':
      return text('computer.update.fetching', { version: update.version, percent: update.percent });
    case 'ready':
      return text('computer.update.ready', { version: update.version });
    case 'failed':
      return text(`computer.update.${update.problem}`);
    default:
      return assertNever(update);
  }
}

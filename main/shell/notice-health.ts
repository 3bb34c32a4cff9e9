import type { NoticeState } from '../../shared/bridge/computer.ts';
import type { noticePower } from './system.ts';

/** Whether the system shows notifications, as far as it has reported since the program started. */
export interface NoticeHealth {
  readonly state: () => NoticeState;
  /** The system showed a notification, or refused to. */
  readonly record: (isShown: boolean) => void;
  readonly onChange: (listener: () => void) => void;
}

export function createNoticeHealth(power: ReturnType<typeof noticePower>, isUnsigned: boolean): NoticeHealth {
  const listeners: (() => void)[] = [];
  let state: NoticeState = power;
  return {
    state: () => state,
    record: (isShown) => {
      const refused = isUnsigned ? 'unsigned' : 'failing';
      const next = isShown ? power : refused;
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

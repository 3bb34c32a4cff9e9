import type { Event, Notification, NotificationCloseEventParams, NotificationConstructorOptions } from 'electron';
import { cloned } from './clone.ts';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import { fakeEvent } from './event.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type NotificationEvents = Declared<
  Notification,
  {
    show: [event: Event];
    click: [event: Event];
    close: [details: Event<NotificationCloseEventParams>];
    failed: [event: Event, error: string];
  }
>;

export interface FakeNotification extends FakeEmitter<NotificationEvents> {
  readonly options: NotificationConstructorOptions;
  /** Whether it is on the screen, or in the system's list of notifications. */
  readonly isThere: () => boolean;
}

export interface FakeNotifications {
  /** The class, as `electron` exports it. */
  readonly Notification: object;
  readonly all: readonly FakeNotification[];
  readonly system: { isSupported: boolean };
}

/** What the system shows of notifications that were made here. */
export function fakeNotifications(record: Record): FakeNotifications {
  const all: FakeNotification[] = [];
  const system = { isSupported: true };

  const make = record.afterReady('new Notification', (given: NotificationConstructorOptions) => {
    const emitter = createEmitter<NotificationEvents>('Notification', ['show', 'click', 'close', 'failed']);
    let isThere = false;
    const members = {
      show: record.noted('Notification.show', () => {
        isThere = system.isSupported;
        if (isThere) emitter.emit('show', fakeEvent());
      }),
      close: record.noted('Notification.close', () => {
        isThere = false;
      }),
    } satisfies Partial<Notification>;
    all.push({ ...emitter, options: cloned(given), isThere: () => isThere });
    return strict('Notification', Object.assign(members, { on: emitter.on, once: emitter.once }));
  });

  const members = { isSupported: () => system.isSupported } satisfies Partial<typeof Notification>;
  function Notification(given: NotificationConstructorOptions) {
    return make(given);
  }
  return { Notification: strict('Notification', Object.assign(Notification, members)), all, system };
}

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

interface NotificationSystem {
  isSupported: boolean;
  /**
   * Whether it refuses each one, as macOS does without a permission or certificate; the program then gets the reason.
   */
  refuses: boolean;
}

export interface FakeNotifications {
  /** The class, as `electron` exports it. */
  readonly Notification: object;
  readonly all: readonly FakeNotification[];
  readonly system: NotificationSystem;
}

/** What the system shows of notifications that were made here. */
export function fakeNotifications(record: Record): FakeNotifications {
  const all: FakeNotification[] = [];
  const system: NotificationSystem = { isSupported: true, refuses: false };
  // Whatever asks for notifications first makes Electron's part for them. On macOS that asks the person for permission; on
  // Windows it makes an entry in the Start menu and a class in the registry.
  let isBegun = false;
  function begin(): void {
    if (!isBegun) record.note('Notification begins');
    isBegun = true;
  }

  const make = record.afterReady('new Notification', (given: NotificationConstructorOptions) => {
    begin();
    const emitter = createEmitter<NotificationEvents>('Notification', ['show', 'click', 'close', 'failed']);
    let isThere = false;
    const members = {
      show: record.noted('Notification.show', () => {
        isThere = system.isSupported && !system.refuses;
        if (isThere) emitter.emit('show', fakeEvent());
        if (system.refuses) emitter.emit('failed', fakeEvent(), 'Notifications are not allowed for this application');
      }),
      close: record.noted('Notification.close', () => {
        isThere = false;
      }),
    } satisfies Partial<Notification>;
    all.push({ ...emitter, options: cloned(given), isThere: () => isThere });
    return strict('Notification', Object.assign(members, { on: emitter.on, once: emitter.once }));
  });

  const members = {
    isSupported: () => {
      begin();
      return system.isSupported;
    },
  } satisfies Partial<typeof Notification>;
  function Notification(given: NotificationConstructorOptions) {
    return make(given);
  }
  return { Notification: strict('Notification', Object.assign(Notification, members)), all, system };
}

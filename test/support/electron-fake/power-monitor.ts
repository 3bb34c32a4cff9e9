import type { PowerMonitor } from 'electron';
import { createEmitter, type Declared, type FakeEmitter } from './emitter.ts';
import type { Record } from './record.ts';
import { strict } from './strict.ts';

type PowerEvents = Declared<
  PowerMonitor,
  { suspend: []; 'lock-screen': []; 'user-did-resign-active': []; shutdown: [] }
>;

export interface FakePower extends FakeEmitter<PowerEvents> {
  readonly powerMonitor: PowerMonitor;
}

/** The systems on which each event comes, as electron's types say. On others nothing is to wait for it. */
const systems: { readonly [Name in keyof PowerEvents]: readonly NodeJS.Platform[] } = {
  suspend: ['darwin', 'win32', 'linux'],
  'lock-screen': ['darwin', 'win32'],
  'user-did-resign-active': ['darwin'],
  shutdown: ['darwin', 'linux'],
};

export function fakePower(record: Record, platform: NodeJS.Platform): FakePower {
  // Safe: these are the names of the table above.
  const names = (Object.keys(systems) as (keyof PowerEvents)[]).filter((name) => systems[name].includes(platform));
  const emitter = createEmitter<PowerEvents>(`powerMonitor on ${platform}`, names);
  const on = record.afterReady('powerMonitor.on', emitter.on as (...given: unknown[]) => void);
  // Safe: whatever it lacks throws when it is used.
  return { ...emitter, powerMonitor: strict('powerMonitor', { on }) as unknown as PowerMonitor };
}

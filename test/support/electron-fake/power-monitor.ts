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

export function fakePower(record: Record): FakePower {
  const emitter = createEmitter<PowerEvents>('powerMonitor', [
    'suspend',
    'lock-screen',
    'user-did-resign-active',
    'shutdown',
  ]);
  const on = record.afterReady('powerMonitor.on', emitter.on as (...given: unknown[]) => void);
  // Safe: whatever it lacks throws when it is used.
  return { ...emitter, powerMonitor: strict('powerMonitor', { on }) as unknown as PowerMonitor };
}

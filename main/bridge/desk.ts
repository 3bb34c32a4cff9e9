import type { deskCalls, deskQueries } from '../../shared/bridge/contract/desk.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import type { BackgroundLoading } from '../desk/background-loading.ts';
import type { DeskManager } from '../desk/desk-manager.ts';
import type { Clock } from '../platform/clock.ts';
import type { ComputerPort } from './computer-port.ts';
import { deskStatus, type StatusPorts } from './desk-status.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import type { Presence } from './presence.ts';
import { browserDecides } from './refusals.ts';
import type { Windows } from './windows.ts';

export interface DeskPorts extends StatusPorts {
  readonly deskManager: DeskManager;
  /** Undefined in a browser. */
  readonly computer: ComputerPort | undefined;
  readonly presence: Pick<Presence, 'enter' | 'showCode' | 'codeAt'>;
  readonly windows: Pick<Windows, 'isThere'>;
  readonly deskClock: Pick<Clock, 'nowMs'>;
}

export function deskHandlers(ports: DeskPorts): CallHandlers<keyof typeof deskCalls> {
  const { deskManager, computer, presence, windows, deskClock } = ports;
  return {
    'desk.status': (at) => {
      windows.isThere(at.windowId);
      return done({ ...deskStatus(ports, at), nowMs: deskClock.nowMs() });
    },
    'desk.checkFolder': (_at, { folder }) => deskManager.checkFolder(folder),
    'desk.chooseFolder': async ({ windowId }, { folder }) => {
      if (!computer) return browserDecides();
      if (deskManager.desk()) return failed('refused', 'desk.open-already');
      return done({ folder: await computer.chooseFolder(windowId, folder) });
    },
    /** The administrator has just entered their passphrase twice, so this window signs them in directly. */
    'desk.setUp': async ({ windowId }, input, key) => {
      // After a restart a repeated request finds the desk set up; its administrator signs in as usual.
      if (await deskManager.isFoundedUnder(key)) return done({});
      const setUp = await deskManager.setUp(input, key);
      if (!setUp.ok) return setUp;
      presence.enter(windowId, setUp.value.administratorId);
      presence.showCode(windowId, setUp.value.code);
      return done({});
    },
    'desk.open': (_at, { folder }) => deskManager.open(folder),
    'desk.repair': (_at, { folder }) => deskManager.repair(folder),
    'desk.takeOver': (_at, { folder, token }) => deskManager.takeOver(folder, token),
    'desk.showFolder': () =>
      computer?.openFolder(deskManager.problem()?.folder ?? deskManager.proposedFolder()) ?? browserDecides(),
    'sample.open': (_at, _input, key) => deskManager.openSample(key),
    'sample.startOver': (_at, _input, key) => deskManager.startSampleOver(key),
    'sample.delete': () => deskManager.deleteSample(),
    'sample.leave': () => deskManager.leaveSample(),
  };
}

/** What an open desk says about itself. */
export function loadingHandlers(loading: Pick<BackgroundLoading, 'current'>): QueryHandlers<keyof typeof deskQueries> {
  return { 'desk.loading': () => done(loading.current()) };
}

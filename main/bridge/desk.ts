import type { deskCalls } from '../../shared/bridge/contract/desk.ts';
import { done, failed } from '../../shared/bridge/result.ts';
import type { DeskHouse } from '../desk/house.ts';
import type { Clock } from '../platform/clock.ts';
import type { ComputerPort } from './computer-port.ts';
import { deskStatus, type StatusPorts } from './desk-status.ts';
import type { CallHandlers } from './handlers.ts';
import type { Presence } from './presence.ts';
import { browserDecides } from './refusals.ts';
import type { Windows } from './windows.ts';

export interface DeskPorts extends StatusPorts {
  readonly house: DeskHouse;
  /** Nothing in a browser. */
  readonly computer: ComputerPort | undefined;
  readonly presence: Pick<Presence, 'enter' | 'showCode' | 'codeAt'>;
  readonly windows: Pick<Windows, 'isThere'>;
  readonly deskClock: Pick<Clock, 'nowMs'>;
}

export function deskHandlers(ports: DeskPorts): CallHandlers<keyof typeof deskCalls> {
  const { house, computer, presence, windows, deskClock } = ports;
  return {
    'desk.status': (at) => {
      windows.isThere(at.windowId);
      return done({ ...deskStatus(ports, at), nowMs: deskClock.nowMs() });
    },
    'desk.checkFolder': (_at, { folder }) => house.checkFolder(folder),
    'desk.chooseFolder': async ({ windowId }, { folder }) => {
      if (!computer) return browserDecides();
      if (house.desk()) return failed('refused', 'desk.open-already');
      return done({ folder: await computer.chooseFolder(windowId, folder) });
    },
    /** The administrator has just typed their passphrase twice: this window does not ask for it again. */
    'desk.setUp': async ({ windowId }, input, key) => {
      // A repeat after a restart finds the desk set up already; its administrator signs in as usual.
      if (house.isFoundedUnder(key)) return done({});
      const setUp = await house.setUp(input, key);
      if (!setUp.ok) return setUp;
      presence.enter(windowId, setUp.value.administratorId);
      presence.showCode(windowId, setUp.value.code);
      return done({});
    },
    'desk.open': (_at, { folder }) => house.open(folder),
    'desk.repair': (_at, { folder }) => house.repair(folder),
    'desk.takeOver': (_at, { folder, token }) => house.takeOver(folder, token),
    'desk.showFolder': () =>
      computer?.openFolder(house.problem()?.folder ?? house.proposedFolder()) ?? browserDecides(),
    'sample.open': (_at, _input, key) => house.openSample(key),
    'sample.startOver': (_at, _input, key) => house.startSampleOver(key),
    'sample.delete': () => house.deleteSample(),
    'sample.leave': () => house.leaveSample(),
  };
}

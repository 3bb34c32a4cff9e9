import type { computerCalls, computerQueries } from '../../shared/bridge/contract/computer.ts';
import { done } from '../../shared/bridge/result.ts';
import type { SecretBox } from '../platform/secret-box.ts';
import type { SignInLog } from '../session/sign-in-log.ts';
import type { ComputerPort } from './computer-port.ts';
import type { CallHandlers, QueryHandlers } from './handlers.ts';
import { type PinPorts, pinState, protectPins } from './pins.ts';
import { browserDecides } from './refusals.ts';

export interface ComputerPorts extends PinPorts {
  /** Undefined in the browser host, where the browser is responsible for this. */
  readonly computer: ComputerPort | undefined;
  readonly secretBox: SecretBox;
  readonly signIns: Pick<SignInLog, 'note'>;
  /** The desk's folder. */
  readonly folder: string;
  readonly computerChanged: () => void;
}

export function computerHandlers({
  computer,
  secretBox,
  signIns,
  folder,
  computerChanged,
  ...pins
}: ComputerPorts): QueryHandlers<keyof typeof computerQueries> & CallHandlers<keyof typeof computerCalls> {
  return {
    'computer.status': async () => {
      if (!computer) return done({ computer: null });
      const keyStore = await secretBox.status();
      return done({ computer: { ...computer.status(), keyStore, pins: await pinState(pins) } });
    },
    'computer.change': (_context, { setting, on }) => computer?.change(setting, on) ?? browserDecides(),
    'computer.restart': () => computer?.restart() ?? browserDecides(),
    'computer.openFolder': () => computer?.openFolder(folder) ?? browserDecides(),
    'update.check': () => computer?.checkForUpdate() ?? browserDecides(),
    'pins.protect': async ({ access }, protecting) => {
      const answer = await protectPins(pins, protecting);
      if (!answer.ok) return answer;
      signIns.note(access.agentId, protecting.on ? 'pins-protected' : 'pins-unprotected');
      computerChanged();
      return answer;
    },
  };
}

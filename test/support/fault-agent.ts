import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { type LiveDesk, type LiveDeskPorts, openLiveDesk } from '../../main/desk/live-desk.ts';
import { foundDesk } from '../../main/desk/set-up.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { processStart } from '../../main/platform/process-identity.ts';
import { randomId, randomSecret } from '../../main/platform/random-ids.ts';
import { noSecretBox } from '../../main/platform/secret-box.ts';
import type { DeskError, Result } from '../../shared/bridge/result.ts';
import { startingRecords } from '../../shared/domain/starting-records.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { createScript, type Note } from './fault-script.ts';
import { testAgents } from './test-desk.ts';

/**
 * A desk in a process of its own, on the real disk, made to be killed. `work` does random things for as long as it
 * lives and prints each of them; `open` only opens the desk and holds it until its input ends.
 */
export type Line =
  | Note
  | { readonly did: 'open'; readonly tookOver: boolean }
  | { readonly did: 'fail'; readonly error: DeskError };

/** `process.stdout` keeps lines to itself while the pipe is full; a kill must not take back what was printed. */
function tell(line: Line): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

export async function realPorts(folder: string, dataFolder: string): Promise<LiveDeskPorts> {
  const location = {
    disk: nodeDisk,
    folder,
    dataFolder,
    newId: randomId,
    newSecret: randomSecret,
    onFault: () => undefined,
  };
  const started = (await processStart(process.pid)) ?? '';
  return {
    location,
    identity: { pid: process.pid, started, host: hostname(), token: randomSecret(), startOf: processStart },
    clock: systemClock,
    deskClock: systemClock,
    salt: () => randomId(22),
    secretBox: noSecretBox,
    onError: (error) => {
      throw error;
    },
  };
}

export async function openOrFound(ports: LiveDeskPorts): Promise<Result<LiveDesk>> {
  const opened = await openLiveDesk(ports);
  const isMissing = !opened.ok && opened.error.code === 'not-found';
  const isBegun = opened.ok && opened.value.engine.records.get('desk', 'desk') === undefined;
  if (!isMissing && !isBegun) return opened;
  if (opened.ok) await opened.value.close();
  const records = [...startingRecords('Test desk', 'America/New_York', false), ...testAgents];
  return foundDesk(ports, { hostName: 'Test', isSample: false, records, secrets: {} });
}

async function main([mode, folder = '', dataFolder = '', ids = '', seed = '0']: readonly string[]): Promise<void> {
  const ports = await realPorts(folder, dataFolder);
  const opened = mode === 'work' ? await openOrFound(ports) : await openLiveDesk(ports);
  if (!opened.ok) return tell({ did: 'fail', error: opened.error });
  const desk = opened.value;
  tell({ did: 'open', tookOver: desk.lock.tookOver });
  if (mode !== 'work') {
    await once(process.stdin.resume(), 'end'); // The parent process closes the input to end this one.
    return desk.close();
  }
  const script = createScript(createRandom(Number(seed)), ids, tell);
  for (;;) await script.step(desk);
}

if (process.argv[2] === 'work' || process.argv[2] === 'open') await main(process.argv.slice(2));

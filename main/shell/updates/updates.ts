import type { UpdateState } from '../../../shared/bridge/computer.ts';
import { done, failed, type Result } from '../../../shared/bridge/result.ts';
import { backgroundClock, type Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Feed } from './feed.ts';
import { problemOf } from './problem.ts';
import { nextCheckMs } from './schedule.ts';
import { createUpdateChecks } from './update-checks.ts';

/** Updates of the program, under the person's control: nothing is installed without their consent. */
export interface Updates {
  readonly state: () => UpdateState;
  readonly onChange: (listener: () => void) => void;
  /** Checks for a newer version now. The result is in the state, and the version is downloaded. */
  readonly check: () => Promise<Result<object>>;
  /** Turns updates on or off. Off cancels running tasks; a finished download is kept, but not installed. */
  readonly turn: (on: boolean) => void;
  /**
   * Installs the download and restarts, or only restarts if that is impossible. Call it when the desk is closed and
   * everything is on the disk.
   */
  readonly installAndStart: () => void;
  /**
   * Installs the download while the program quits, if no question is needed. Call it last, and only if a person quits
   * the program: the system does not wait, and a half-finished installation is worse than none.
   */
  readonly installAtEnd: () => void;
  /** Stops checking. A finished download can still be installed. */
  readonly close: () => void;
}

export interface UpdatePorts {
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly isOn: boolean;
  /** Opens the feed of this copy; undefined if it does not update itself. */
  readonly feed: (() => Promise<Feed>) | undefined;
  /** Whether macOS would refuse every update, because this copy has no certificate. */
  readonly isUnsigned?: boolean;
  /** Restarts the program without an update. */
  readonly startAgain: () => void;
  readonly clock?: Pick<Clock, 'after' | 'nowMs'>;
  /** A random number from 0 to 1, so that computers do not all check in the same minute. */
  readonly random?: () => number;
}

export function createUpdates({ feed, isUnsigned = false, ...ports }: UpdatePorts): Updates {
  if (!feed) return noUpdates(ports.startAgain, 'updates.none');
  return isUnsigned ? noUpdates(ports.startAgain, 'updates.unsigned') : updatesFrom(feed, ports);
}

function noUpdates(startAgain: () => void, reason: 'updates.none' | 'updates.unsigned'): Updates {
  return {
    state: () => ({ kind: 'none', reason }),
    onChange: () => undefined,
    check: async () => failed('unavailable', reason),
    turn: () => undefined,
    installAndStart: startAgain,
    installAtEnd: () => undefined,
    close: () => undefined,
  };
}

/** How long an installer may take to quit the program; after that it has failed. */
const installPatienceMs = 120_000;

function updatesFrom(openFeed: () => Promise<Feed>, ports: Omit<UpdatePorts, 'feed' | 'isUnsigned'>): Updates {
  const { log, startAgain, clock = backgroundClock, random = Math.random } = ports;
  const { after, nowMs } = clock;
  const listeners: (() => void)[] = [];
  let { isOn } = ports;
  let isClosed = false;
  let seen: UpdateState = { kind: 'idle' };
  let callOff = (): void => undefined;
  const checks = createUpdateChecks({ log, openFeed, seen: () => seen, show, nowMs, onEnd: plan });

  function tell(): void {
    for (const listener of listeners) listener();
  }

  function show(state: UpdateState): void {
    seen = state;
    tell();
  }

  function plan(): void {
    callOff();
    if (isOn && !isClosed) callOff = after(nextCheckMs(seen, random()), () => void checks.begin());
  }

  function drop(): void {
    callOff();
    checks.drop();
    if (seen.kind !== 'ready') seen = { kind: 'idle' };
  }

  /** What may be installed, and how. */
  function ready(): { readonly version: string; readonly feed: Feed } | undefined {
    const feed = checks.feed();
    return isOn && seen.kind === 'ready' && feed ? { version: seen.version, feed } : undefined;
  }

  function installAndStart(): void {
    const found = ready();
    if (!found) {
      startAgain();
      return;
    }
    let isOver = false;
    const giveUp = (code: string) => {
      if (isOver) return;
      isOver = true;
      log.warn(`Version ${found.version} could not be installed: ${code}`);
      startAgain();
    };
    log.info(`Version ${found.version} is to be installed`);
    after(installPatienceMs, () => giveUp('TIMEOUT'));
    found.feed.installAndStart((error) => giveUp(problemOf(error).code));
  }

  function installAtEnd(): void {
    const found = ready();
    if (found?.feed.installAtEnd()) log.info(`Version ${found.version} is installed as the program ends`);
  }

  plan();
  return {
    state: () => (isOn ? seen : { kind: 'off' }),
    onChange: (listener) => void listeners.push(listener),
    check: async () => {
      if (!isOn) return failed('refused', 'updates.off');
      if (!isClosed) await checks.begin();
      return done({});
    },
    turn: (on) => {
      if (on === isOn) return;
      isOn = on;
      if (on) plan();
      else drop();
      tell();
    },
    installAndStart,
    installAtEnd,
    close: () => {
      isClosed = true;
      drop();
    },
  };
}

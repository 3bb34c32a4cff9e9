import type { UpdateProblem, UpdateState } from '../../../shared/bridge/computer.ts';
import type { Log } from '../../platform/log.ts';
import type { Feed } from './feed.ts';
import type { Offer, Verdict } from './offer.ts';
import { problemOf } from './problem.ts';

export interface UpdateCheckPorts {
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly openFeed: () => Promise<Feed>;
  readonly seen: () => UpdateState;
  readonly show: (state: UpdateState) => void;
  readonly nowMs: () => number;
  /** Called when a check has ended, whatever its result. */
  readonly onEnd: () => void;
}

export interface UpdateChecks {
  /** Checks for a newer version and downloads it. Resolves as soon as the result of the check is known. */
  readonly begin: () => Promise<void>;
  /** Cancels a running check and ignores its result. */
  readonly drop: () => void;
  readonly feed: () => Feed | undefined;
}

interface UpdateCheck {
  isCanceled: boolean;
}

/** Checks for updates, one at a time. The next check waits until a canceled one has ended. */
export function createUpdateChecks({ log, openFeed, seen, show, nowMs, onEnd }: UpdateCheckPorts): UpdateChecks {
  let feed: Feed | undefined;
  let running: { readonly check: UpdateCheck; readonly asked: Promise<void>; readonly done: Promise<void> } | undefined;
  let lastProblem = '';

  function begin(): Promise<void> {
    if (running && !running.check.isCanceled) return running.asked;
    const check: UpdateCheck = { isCanceled: false };
    const newer = Promise.resolve(running?.done).then(() => ask(check));
    const asked = newer.then(() => undefined);
    const done = newer
      .then((offer) => offer && fetch(check, offer))
      .finally(() => {
        if (running?.check === check) running = undefined;
        onEnd();
      });
    running = { check, asked, done };
    return asked;
  }

  async function ask(check: UpdateCheck): Promise<Offer | undefined> {
    if (check.isCanceled) return undefined;
    if (seen().kind !== 'ready') show({ kind: 'checking' });
    try {
      feed ??= await openFeed();
      if (check.isCanceled) return undefined;
      const verdict = await feed.ask();
      return check.isCanceled ? undefined : offerIn(verdict);
    } catch (error) {
      const { problem, code } = problemOf(error);
      if (!check.isCanceled) fail(problem, code, seen().kind === 'ready');
      return undefined;
    }
  }

  function offerIn(verdict: Verdict): Offer | undefined {
    const now = seen();
    switch (verdict.kind) {
      case 'newer':
        return now.kind === 'ready' && now.version === verdict.version ? undefined : verdict;
      case 'current':
        lastProblem = '';
        show({ kind: 'current', checkedMs: nowMs() });
        return undefined;
      case 'refused':
        // A downloaded version that is no longer offered was withdrawn, and must not be installed.
        fail(verdict.problem, 'OFFER', now.kind === 'ready' && verdict.problem !== 'older');
        return undefined;
    }
  }

  async function fetch(check: UpdateCheck, offer: Offer): Promise<void> {
    const { version } = offer;
    log.info(`Version ${version} is offered`);
    show({ kind: 'fetching', version, percent: 0 });
    try {
      await feed?.fetch(offer, (percent) => {
        if (!check.isCanceled) show({ kind: 'fetching', version, percent });
      });
      if (check.isCanceled) return;
      lastProblem = '';
      log.info(`Version ${version} is ready to be installed`);
      show({ kind: 'ready', version });
    } catch (error) {
      const { problem, code } = problemOf(error);
      if (!check.isCanceled) fail(problem, code, false);
    }
  }

  /** A failed check does not invalidate a finished download. */
  function fail(problem: UpdateProblem, code: string, isStillReady: boolean): void {
    // A computer that is offline for weeks must not fill its log with this.
    const text = `${problem} (${code})`;
    if (text !== lastProblem) log.warn(`No update: ${text}`);
    lastProblem = text;
    if (!isStillReady) show({ kind: 'failed', problem });
  }

  return {
    begin,
    drop: () => {
      if (running) running.check.isCanceled = true;
      feed?.stop();
    },
    feed: () => feed,
  };
}

import type { AppUpdater, BaseUpdater, UpdateCheckResult } from 'electron-updater';
import type { Clock } from '../../platform/clock.ts';
import { judgeOffer, type Offer, type Verdict } from './offer.ts';
import { UpdateFault } from './problem.ts';
import { sumOf } from './sum.ts';
import { openUpdateNetwork } from './update-network.ts';

/** Where new versions come from, and how they are installed. Two of its tasks never run at a time. */
export interface Feed {
  /** Asks what there is. It rejects with what `problemOf` understands, as `fetch` does. */
  readonly ask: () => Promise<Verdict>;
  /** Fetches what was offered last, until it lies on the disk and its sum is the one that was promised. */
  readonly fetch: (offer: Offer, onPercent: (percent: number) => void) => Promise<void>;
  /** Ends whatever runs: it rejects. */
  readonly stop: () => void;
  /** Ends the program, installs what was fetched and starts it; `onFailed` if that cannot be done. */
  readonly installAndStart: (onFailed: (error: Error) => void) => void;
  /** Installs what was fetched while the program ends, where nobody is asked for it; whether it was. */
  readonly installAtEnd: () => boolean;
}

type Library = AppUpdater & Partial<Pick<BaseUpdater, 'install'>>;

const mostFeedBytes = 1024 ** 2;
/** What other files a download needs, and what stands between the parts of one that comes in parts. */
const besideBytes = 1024 ** 2;

interface FeedOptions {
  /** What runs now. */
  readonly version: string;
  readonly after: Clock['after'];
  /** Whether the installer can do its work without asking anybody anything. */
  readonly isQuiet: boolean;
  /** Whether there is room for this file where it is to be installed. */
  readonly hasRoom: (file: string) => boolean;
}

/** The library behind our own rules: it neither fetches nor installs anything unasked. */
export function openFeed(updater: Library, { version, after, isQuiet, hasRoom }: FeedOptions): Feed {
  // It writes addresses and folders, and what a feed says.
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  const network = openUpdateNetwork(updater.netSession, after);
  let token: UpdateCheckResult['cancellationToken'];
  let fetched: { readonly file: string; readonly sums: readonly string[] } | undefined;

  return {
    ask: () =>
      network.during(mostFeedBytes, async () => {
        const answer = await updater.checkForUpdates();
        token = answer?.cancellationToken;
        const verdict = judgeOffer(version, answer?.updateInfo);
        // A newer one that is not for this computer: its turn has not come yet, or its system is too old for it.
        return verdict.kind === 'newer' && !answer?.isUpdateAvailable ? { kind: 'current' } : verdict;
      }),
    fetch: async ({ mostBytes, sums }, onPercent) => {
      fetched = undefined;
      const onProgress = ({ percent }: { readonly percent: number }) => {
        network.renew();
        onPercent(wholePercent(percent));
      };
      updater.on('download-progress', onProgress);
      try {
        const [file = ''] = await network.during(mostBytes + besideBytes, (givenUp) => {
          givenUp.addEventListener('abort', () => token?.cancel());
          return updater.downloadUpdate(token);
        });
        fetched = { file, sums };
      } finally {
        updater.off('download-progress', onProgress);
      }
    },
    stop: network.stop,
    installAndStart: (onFailed) => {
      const objection = objectionTo(fetched);
      if (objection) return onFailed(objection);
      updater.once('error', onFailed);
      updater.quitAndInstall(true, true);
    },
    installAtEnd: () => isQuiet && !objectionTo(fetched) && updater.install?.(true, false) === true,
  };

  /**
   * The library checks the sum only when it downloads. When it installs, it removes the old program first, and the new
   * one may have been in the cache folder for days, where people and cleaners delete files.
   */
  function objectionTo(found: typeof fetched): UpdateFault | undefined {
    const sum = found && sumOf(found.file);
    if (!found || sum === undefined || !found.sums.includes(sum)) return new UpdateFault('damaged', 'CHANGED');
    return hasRoom(found.file) ? undefined : new UpdateFault('damaged', 'NO_ROOM');
  }
}

function wholePercent(percent: number): number {
  return Number.isFinite(percent) ? Math.min(100, Math.max(0, Math.floor(percent))) : 0;
}

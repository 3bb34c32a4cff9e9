import type { AppUpdater, BaseUpdater, UpdateCheckResult } from 'electron-updater';
import type { Clock } from '../../platform/clock.ts';
import { judgeOffer, type Offer, type Verdict } from './offer.ts';
import { UpdateFault } from './problem.ts';
import { sumOf } from './sum.ts';
import { openUpdateNetwork } from './update-network.ts';

/** Where new versions come from, and how they are installed. Its tasks run one at a time. */
export interface Feed {
  /** Returns the newest version. Rejects with an error that `problemOf` understands, as `download` does. */
  readonly ask: () => Promise<Verdict>;
  /** Downloads the offered version; resolves when it is on the disk with the promised checksum. */
  readonly fetch: (offer: Offer, onPercent: (percent: number) => void) => Promise<void>;
  /** Cancels the running task, which rejects. */
  readonly stop: () => void;
  /** Quits the program, installs the download and restarts; calls `onFailed` if that is impossible. */
  readonly installAndStart: (onFailed: (error: Error) => void) => void;
  /** Installs the download while the program quits, if no question is needed; returns whether it does. */
  readonly installAtEnd: () => boolean;
}

type Library = AppUpdater & Partial<Pick<BaseUpdater, 'install'>>;

const mostFeedBytes = 1024 ** 2;
/** Further files that a download needs, and the separators in multipart responses. */
const besideBytes = 1024 ** 2;

interface FeedOptions {
  /** The running task. */
  readonly version: string;
  readonly after: Clock['after'];
  /** Whether the installer can run without asking a question. */
  readonly isQuiet: boolean;
  /** Whether the installation folder has room for this file. */
  readonly hasRoom: (file: string) => boolean;
}

/** The library under our own rules: it neither downloads nor installs anything unasked. */
export function openFeed(updater: Library, { version, after, isQuiet, hasRoom }: FeedOptions): Feed {
  // Its log would contain addresses, folders, and content of the feed.
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
        // A newer version that is not for this computer: it is rolled out in stages, or the system is too old for it.
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

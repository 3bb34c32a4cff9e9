import { type ElectronPackage, type Environment, type Target, usesRemoteChecksums } from './electron-package.ts';
import type { StartIdleTimeout } from './idle-timeout.ts';
import type { Progress } from './progress.ts';

export interface DownloadPorts {
  readonly environment: Environment;
  readonly startPatience: StartIdleTimeout;
  readonly onProgress: (progress: Progress) => void;
  /** Aborted when the person skips the download. */
  readonly stopped: AbortSignal;
}

export type Download =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  /** No data arrived within the timeout. */
  | { readonly kind: 'stalled' }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Downloads the file that Electron's installer looks for into its cache. Only a complete file with the right checksum
 * gets there; remains of an interrupted download are removed. Mirrors, proxies and the cache's folder are read from the
 * environment as `@electron/get` documents them.
 */
export async function downloadElectron(
  { version, checksums }: ElectronPackage,
  target: Target,
  { environment, startPatience, onProgress, stopped }: DownloadPorts,
): Promise<Download> {
  // Loaded only when needed: it reads the proxy settings on import, and only the first start downloads.
  const { downloadArtifact } = await import('@electron/get');
  const stall = new AbortController();
  const patience = startPatience(() => stall.abort());
  const cache = environment.electron_config_cache;
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      ...target,
      ...(cache ? { cacheRoot: cache } : {}),
      ...(usesRemoteChecksums(environment) ? {} : { checksums: { ...checksums } }),
      downloadOptions: {
        quiet: true,
        signal: AbortSignal.any([stopped, stall.signal]),
        getProgressCallback: async (progress: Progress) => {
          patience.renew();
          onProgress(progress);
        },
      },
    });
    return { kind: 'done' };
  } catch (error) {
    if (stopped.aborted) return { kind: 'stopped' };
    return stall.signal.aborted ? { kind: 'stalled' } : { kind: 'failed', error };
  } finally {
    patience.stop();
  }
}

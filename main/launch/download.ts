import { type ElectronPackage, type Environment, type Target, usesRemoteChecksums } from './electron-package.ts';
import type { StartIdleTimeout } from './idle-timeout.ts';
import type { Progress } from './progress.ts';

export interface DownloadPorts {
  readonly environment: Environment;
  readonly startPatience: StartIdleTimeout;
  readonly onProgress: (progress: Progress) => void;
  /** Aborted when the person does not want to wait. */
  readonly stopped: AbortSignal;
}

export type Download =
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  /** Nothing arrived for as long as the patience lasts. */
  | { readonly kind: 'stalled' }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Puts the file that Electron's installer wants into the cache where it looks first. Only a whole file with the right
 * checksum gets there; what a broken-off download left is removed. Mirrors, proxies and the cache's folder are read
 * from the environment as `@electron/get` documents them.
 */
export async function downloadElectron(
  { version, checksums }: ElectronPackage,
  target: Target,
  { environment, startPatience, onProgress, stopped }: DownloadPorts,
): Promise<Download> {
  // Reads the proxy settings when it is loaded, and is needed for the first start only.
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

import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installerEnvironment } from './child-environment.ts';
import type { ElectronPackage, Environment } from './electron-package.ts';
import { diskFaultOf, faultOf } from './fault.ts';

/**
 * Runs Electron's own installer on the downloaded file. Remains of an older version or an interrupted start are removed
 * first, beginning with the file that marks a complete installation. Returns what failed, if anything did.
 */
export async function unpackElectron(
  { folder }: ElectronPackage,
  environment: Environment,
  stopped: AbortSignal,
): Promise<string | undefined> {
  try {
    await rm(join(folder, 'path.txt'), { force: true });
    // A virus scanner may briefly hold a file.
    await rm(join(folder, 'dist'), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  } catch (error) {
    return faultOf(error);
  }
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    cwd: folder,
    env: installerEnvironment(environment),
    stdio: ['ignore', 'ignore', 'pipe'],
    signal: stopped,
  });
  let output = '';
  installer.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => {
    installer.once('error', (error) => resolve(faultOf(error)));
    installer.once('close', (code) => resolve(code === 0 ? undefined : installerFault(output)));
  });
}

function installerFault(output: string): string {
  const error = output.split('\n').find((line) => /error/i.test(line));
  return diskFaultOf(output) ?? error?.trim() ?? 'its installer failed';
}

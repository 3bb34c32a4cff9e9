import { join } from 'node:path';
import type { NodeLogger } from 'electron-log';

/** What main writes down: what happened and where, never what people wrote. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** An error with its stack, for finding a bug. */
  readonly bug: (error: unknown) => void;
}

const largestLogFile = 1024 * 1024;

/** A log over electron-log of either host: one file in the data folder, rotated at 1 MiB. */
export function createLog(logger: NodeLogger, dataFolder: string): Log {
  const { file, console } = logger.transports;
  if (file) {
    file.resolvePathFn = () => join(dataFolder, 'logs', 'main.log');
    file.maxSize = largestLogFile;
    file.level = 'info';
  }
  if (console) console.level = false;
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    bug: (error) => logger.error(describe(error)),
  };
}

/** Parsers quote what they could not parse, and that may be what somebody wrote: of those only the place is kept. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  const isQuoting = error instanceof SyntaxError || error.name === 'ZodError' || error.name === '$ZodError';
  const frames = (error.stack ?? '').split('\n').filter((frame) => frame.startsWith('    at '));
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.name}${isQuoting ? '' : `: ${error.message}`}\n${frames.join('\n')}${cause}`;
}

import { join } from 'node:path';
import type { NodeLogger } from 'electron-log';
import { errorCode } from './disk.ts';

/** The log of main: what happened and where, never what people wrote. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** An error with its stack, for debugging. */
  readonly bug: (error: unknown) => void;
}

const largestLogFile = 1024 * 1024;

/** A log over electron-log for either host: one file in the data folder, rotated at 1 MiB. */
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
    bug: (error) => logger.error(describeError(error)),
  };
}

/** A cause may refer back to the error it caused. */
const mostCauses = 5;

/**
 * An error without user data. Messages of parsers quote their input, and Node's quote arguments, which may be what
 * people wrote; for those only the stack and Node's code are kept.
 */
export function describeError(error: unknown, causesLeft = mostCauses): string {
  if (!(error instanceof Error)) return 'Something was thrown that is no error';
  // The stack begins with the message, whose lines may look like stack frames.
  const places = (error.stack ?? '').replace(error.message, '');
  const frames = places.split('\n').filter((frame) => frame.startsWith('    at '));
  const hasCause = error.cause !== undefined && causesLeft > 0;
  const cause = hasCause ? `\ncaused by ${describeError(error.cause, causesLeft - 1)}` : '';
  return `${error.name}${messageOf(error)}\n${frames.join('\n')}${cause}`;
}

function messageOf(error: Error): string {
  if (error instanceof SyntaxError || error.name === 'ZodError' || error.name === '$ZodError') return '';
  const code = errorCode(error);
  return code.startsWith('ERR_') ? ` ${code}` : `: ${error.message}`;
}

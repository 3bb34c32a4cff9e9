import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { endOnSignals } from '../../../../main/shell/signals.ts';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s ends the program, and stays heard', (signal) => {
  const source = new EventEmitter();
  let ends = 0;
  // Safe: of the process only its events are used.
  endOnSignals(source as unknown as NodeJS.Process, () => {
    ends += 1;
  });
  source.emit(signal, signal);
  expect(ends).toBe(1);
  // An unhandled signal would end the process at once.
  expect(source.emit(signal, signal)).toBe(true);
});

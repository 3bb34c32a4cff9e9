import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWindowStreams, type WindowStreams } from '../../../../main/host/window-streams.ts';
import { systemClock } from '../../../../main/platform/clock.ts';

let gone: string[];
let streams: WindowStreams;

beforeEach(() => {
  vi.useFakeTimers();
  gone = [];
  streams = createWindowStreams(1_000, systemClock.after, (windowId) => void gone.push(windowId));
});

afterEach(() => {
  vi.useRealTimers();
});

test('Q27: a window without a stream is gone after a while, whether it had one before or not', () => {
  streams.expect('never');
  streams.expect('left');
  const end = streams.begin('left');
  vi.advanceTimersByTime(5_000);
  expect(gone).toEqual(['never']);
  end();
  vi.advanceTimersByTime(999);
  expect(gone).toEqual(['never']);
  vi.advanceTimersByTime(1);
  expect(gone).toEqual(['never', 'left']);
});

test('Q27: one that is loaded anew, or opens its stream again, stays', () => {
  const end = streams.begin('window');
  end();
  vi.advanceTimersByTime(999);
  streams.expect('window');
  vi.advanceTimersByTime(999);
  streams.begin('window');
  vi.advanceTimersByTime(5_000);
  expect(gone).toEqual([]);
});

test('Q27: two tabs with one token count as one window, which is gone with the last of them', () => {
  const [end, endOther] = [streams.begin('window'), streams.begin('window')];
  end();
  streams.expect('window');
  vi.advanceTimersByTime(5_000);
  expect(gone).toEqual([]);
  endOther();
  vi.advanceTimersByTime(1_000);
  expect(gone).toEqual(['window']);
});

test('nothing is sent once the server has ended', () => {
  streams.expect('window');
  streams.close();
  vi.advanceTimersByTime(5_000);
  expect(gone).toEqual([]);
});

import { afterEach, describe, expect, test, vi } from 'vitest';
import { idleTimeout } from '../../../../main/launch/idle-timeout.ts';
import { type Progress, progressLine, progressText } from '../../../../main/launch/progress.ts';

const total = 121_000_000;

describe('the progress of a download', () => {
  test.each([
    [{ transferred: 0, total }, '0% (0 of 121 MB)'],
    [{ transferred: 41_140_000, total }, '34% (41 of 121 MB)'],
    [{ transferred: total - 1, total }, '99% (121 of 121 MB)'],
    [{ transferred: total, total }, '100% (121 of 121 MB)'],
    [{ transferred: 41_140_000, total: null }, '41 MB'],
    [{ transferred: 0, total: 0 }, '0% (0 of 0 MB)'],
  ])('%j reads %s', (progress, text) => {
    expect(progressText(progress)).toBe(text);
  });

  function written(isTerminal: boolean, steps: readonly Progress[]): string[] {
    const texts: string[] = [];
    const line = progressLine('Downloading', { isTerminal, write: (text) => void texts.push(text) });
    for (const step of steps) line.show(step);
    line.end();
    return texts;
  }

  const steps = Array.from({ length: 122 }, (_, index) => ({ transferred: index * 1_000_000, total }));

  test('is one line in a terminal, written again only when it reads otherwise', () => {
    const texts = written(true, [...steps, ...steps.slice(-1)]);
    expect(texts).toHaveLength(123);
    expect(texts[0]).toBe('\rDownloading: 0% (0 of 121 MB)');
    expect(texts.slice(0, -1).every((text) => /^\r[^\n]+$/.test(text))).toBe(true);
    expect(texts.slice(-2)).toEqual(['\rDownloading: 100% (121 of 121 MB)', '\n']);
  });

  test('covers the whole of a longer line before it', () => {
    const texts = written(true, [
      { transferred: 900, total: 1_000 },
      { transferred: 0, total: null },
    ]);
    expect(texts[1]).toHaveLength(texts[0]?.length ?? 0);
  });

  test('is a line for each quarter in a file', () => {
    expect(written(false, steps)).toEqual([
      'Downloading: 0% (0 of 121 MB)\n',
      'Downloading: 25% (31 of 121 MB)\n',
      'Downloading: 50% (61 of 121 MB)\n',
      'Downloading: 75% (91 of 121 MB)\n',
      'Downloading: 100% (121 of 121 MB)\n',
    ]);
  });

  test('is a line for every 25 MB in a file when the total is unknown', () => {
    const unknown = steps.map(({ transferred }) => ({ transferred, total: null }));
    expect(written(false, unknown)).toEqual([0, 25, 50, 75, 100].map((size) => `Downloading: ${size} MB\n`));
  });

  test('writes nothing when nothing arrived', () => {
    expect([...written(true, []), ...written(false, [])]).toEqual([]);
  });
});

describe('the patience', () => {
  afterEach(() => void vi.useRealTimers());

  test('ends when nothing has come for its whole time, and not a moment earlier', () => {
    vi.useFakeTimers();
    const lost = vi.fn();
    const patience = idleTimeout(60_000)(lost);
    vi.advanceTimersByTime(59_999);
    patience.renew();
    vi.advanceTimersByTime(59_999);
    expect(lost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(lost).toHaveBeenCalledOnce();
  });

  test('never ends after it was stopped', () => {
    vi.useFakeTimers();
    const lost = vi.fn();
    idleTimeout(60_000)(lost).stop();
    vi.advanceTimersByTime(600_000);
    expect(lost).not.toHaveBeenCalled();
  });
});

import { describe, expect, test } from 'vitest';
import { randomId } from '../../../../main/platform/random-ids.ts';

describe('a random id', () => {
  test('has the requested length, and only letters and digits without look-alikes', () => {
    for (const length of [0, 1, 16, 22, 5_000]) {
      expect(randomId(length)).toMatch(new RegExp(`^[abcdefghjkmnpqrstuvwxyz2-9]{${length}}$`));
    }
  });

  test('is never one that was given before, also beyond the bytes that are asked of the system at once', () => {
    const ids = Array.from({ length: 10_000 }, () => randomId());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('uses every letter about equally often', () => {
    const counts = new Map<string, number>();
    for (const letter of randomId(62_000)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect(counts.size).toBe(31);
    // Two thousand each; a letter is this far off by chance once in 10^17 times.
    for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(400);
  });
});

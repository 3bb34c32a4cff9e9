import { describe, expect, test } from 'vitest';
import { createNoticeHealth } from '../../../../main/shell/notice-health.ts';

describe('whether notifications are shown', () => {
  test('is the state at the start until the system reports another, and changes are announced once', () => {
    const health = createNoticeHealth('ok', false);
    const told: string[] = [];
    health.onChange(() => told.push(health.state()));
    health.record(true);
    for (const isShown of [false, false, true]) health.record(isShown);
    expect([told, health.state()]).toEqual([['failing', 'ok'], 'ok']);
  });

  test('has its reason in a copy without a certificate, once the system has refused one', () => {
    const health = createNoticeHealth('ok', true);
    expect(health.state()).toBe('ok');
    health.record(false);
    expect(health.state()).toBe('unsigned');
  });

  test.each(['not-installed', 'none'] as const)('is known from the start where there can be none: %s', (power) => {
    expect(createNoticeHealth(power, false).state()).toBe(power);
  });
});

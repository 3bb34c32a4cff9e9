import { describe, expect, it } from 'vitest';
import { createStatusChecks } from '../../../../renderer/bridge/status-checks.ts';
import type { DeskStatus, DeskTime } from '../../../../shared/bridge/contract/desk.ts';
import { done, failed, type Result } from '../../../../shared/bridge/result.ts';

type Answer = Result<DeskStatus & DeskTime>;

const unreachable: Answer = failed('unavailable', 'program.gone');

/** A status by which a test recognizes the answer. */
const open = (name: string, nowMs: number): Answer =>
  done({
    phase: 'first-run',
    proposedFolder: name,
    picksFolders: false,
    problem: null,
    opening: null,
    damaged: [],
    nowMs,
  });

/** Questions that are answered when the test says so, and what the window was told. */
function controlledStatus() {
  const answers: ((answer: Answer) => void)[] = [];
  const contacts: (number | undefined)[] = [];
  const statuses: string[] = [];
  const checks = createStatusChecks({
    ask: () => new Promise((resolve) => answers.push(resolve)),
    onContact: (nowMs) => contacts.push(nowMs),
    onStatus: (status) => statuses.push(status.phase === 'first-run' ? status.proposedFolder : status.phase),
  });
  return { ...checks, contacts, statuses, answer: (question: number, answer: Answer) => answers[question]?.(answer) };
}

describe('the status of the desk', () => {
  it('is the answer to the newest question, also if an older answer comes after it', async () => {
    const { askStatus, answer, contacts, statuses } = controlledStatus();
    const older = askStatus();
    const newer = askStatus();
    answer(1, open('newer', 20));
    await newer;
    expect(statuses).toEqual(['newer']);
    answer(0, open('older', 10));
    await older;
    expect(statuses).toEqual(['newer']);
    expect(contacts).toEqual([20]);
  });

  it('is shown answer by answer if they come in order, so that one slow answer holds none back', async () => {
    const { askStatus, answer, contacts, statuses } = controlledStatus();
    const older = askStatus();
    const newer = askStatus();
    answer(0, open('older', 10));
    await older;
    expect(statuses).toEqual(['older']);
    answer(1, open('newer', 20));
    await newer;
    expect(statuses).toEqual(['older', 'newer']);
    expect(contacts).toEqual([10, 20]);
  });

  it('is not lost when a newer check of the contact is answered first, or a newer question fails', async () => {
    const { askStatus, checkContact, answer, contacts, statuses } = controlledStatus();
    const status = askStatus();
    const contact = checkContact();
    const newer = askStatus();
    answer(1, open('contact', 20));
    expect(await contact).toBe(true);
    answer(2, unreachable);
    await newer;
    answer(0, open('status', 10));
    await status;
    expect(statuses).toEqual(['status']);
    expect(contacts).toEqual([20, undefined]);
  });
});

describe('the contact with the desk', () => {
  it('is not taken for lost because an older check fails after a newer one was answered', async () => {
    const { checkContact, answer, contacts, statuses } = controlledStatus();
    const older = checkContact();
    const newer = checkContact();
    answer(1, open('newer', 20));
    answer(0, unreachable);
    expect(await Promise.all([older, newer])).toEqual([false, true]);
    expect(contacts).toEqual([20]);
    expect(statuses).toEqual([]);
  });
});

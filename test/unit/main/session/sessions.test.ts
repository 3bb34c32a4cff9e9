import { describe, expect, test } from 'vitest';
import { createSessions } from '../../../../main/session/sessions.ts';
import { agentPrincipal } from '../../../../shared/domain/principal.ts';

describe('who is here', () => {
  test('N7: no one at first; then each agent with their windows', () => {
    const sessions = createSessions();
    expect(sessions.present()).toEqual([]);
    sessions.enter('a', agentPrincipal('john'));
    sessions.enter('b', agentPrincipal('jane'));
    sessions.enter('c', agentPrincipal('john'));
    expect(sessions.present()).toEqual([
      { agentId: 'john', windowIds: ['a', 'c'] },
      { agentId: 'jane', windowIds: ['b'] },
    ]);
  });

  test('N7: after a lock, the last agents, at no window, until the next sign-in', () => {
    const sessions = createSessions();
    sessions.enter('a', agentPrincipal('john'));
    sessions.enter('b', agentPrincipal('jane'));
    sessions.lockAll();
    sessions.lockAll();
    expect(sessions.present()).toEqual([
      { agentId: 'john', windowIds: [] },
      { agentId: 'jane', windowIds: [] },
    ]);
    sessions.enter('a', agentPrincipal('vera'));
    expect(sessions.present()).toEqual([{ agentId: 'vera', windowIds: ['a'] }]);
  });

  test('N7: whose windows are closed is gone while others are here, and was last when nobody is', () => {
    const sessions = createSessions();
    sessions.enter('a', agentPrincipal('john'));
    sessions.enter('b', agentPrincipal('jane'));
    sessions.close('a');
    expect(sessions.present()).toEqual([{ agentId: 'jane', windowIds: ['b'] }]);
    sessions.close('b');
    sessions.close('b');
    expect(sessions.present()).toEqual([{ agentId: 'jane', windowIds: [] }]);
  });

  test('N7: no one on another desk', () => {
    const sessions = createSessions();
    sessions.enter('a', agentPrincipal('john'));
    sessions.lockAll();
    sessions.enter('a', agentPrincipal('john'));
    sessions.forget();
    sessions.lockAll();
    expect([sessions.present(), sessions.isAnyOpen()]).toEqual([[], false]);
  });
});

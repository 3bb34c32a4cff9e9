import { describe, expect, test } from 'vitest';
import {
  diskFull,
  flush,
  foundDraft,
  names,
  only,
  openedSession,
  saved,
  sentText,
  steppedSession,
  typed,
  unavailable,
} from '../../../support/stepped-session.ts';

const file = { fileId: 'f1', name: 'one.log', size: 3, hash: 'a'.repeat(64) };

describe('opening', () => {
  test('the draft of the desk is shown, and counts as saved', () => {
    const session = steppedSession();
    expect(names(session.does({ type: 'start' }))).toEqual(['open']);
    const draft = foundDraft({ words: 'Dear Ken', files: [file], basedOn: 3 });
    const effects = session.does({ type: 'opened', draft });
    expect(only(effects, 'show')).toMatchObject({ words: 'Dear Ken', isNew: false });
    expect(only(effects, 'keep-files').files).toEqual([file]);
    expect(session.now()).toMatchObject({ words: 'Dear Ken', key: 'key-0', draftId: 'draft-0', basedOn: 3 });
    expect(session.does(flush)).toEqual([]);
  });

  test('W40: text typed before the draft is loaded is appended to it, and saved with it', () => {
    const session = steppedSession();
    session.does({ type: 'start' });
    expect(names(session.does(typed('Hello'), flush))).toEqual(['save-soon']);
    const effects = session.does({ type: 'opened', draft: foundDraft({ words: 'Dear Ken' }) });
    expect(only(effects, 'show').words).toBe('Dear Ken\nHello');
    expect(only(effects, 'save')).toMatchObject({
      draftId: 'draft-0',
      key: 'key-0',
      contents: { words: 'Dear Ken\nHello' },
    });
  });

  test('a file attached before the draft is loaded joins its files', () => {
    const session = steppedSession();
    const older = { ...file, fileId: 'f0' };
    session.does({ type: 'start' }, { type: 'files', files: [file] });
    const effects = session.does({ type: 'opened', draft: foundDraft({ words: 'Dear Ken', files: [older] }) });
    expect(only(effects, 'keep-files').files).toEqual([older, file]);
    expect(only(session.does(flush), 'save').contents.files).toEqual([older, file]);
  });

  test('while the draft cannot be loaded, nothing is saved over it, and loading is retried', () => {
    const session = steppedSession();
    session.does({ type: 'start' }, typed('Hello'));
    session.does({ type: 'open-failed', error: unavailable });
    expect(session.now().saveProblem).toEqual(unavailable);
    expect(names(session.does(flush))).toEqual(['open']);
    expect(names(session.does({ type: 'open-failed', error: unavailable }, { type: 'connected' }))).toEqual(['open']);
    const effects = session.does({ type: 'opened', draft: null });
    expect(only(session.does(flush), 'save').contents.words).toBe('Hello');
    expect(names(effects)).not.toContain('show');
  });
});

describe('saving', () => {
  test('a change is saved soon, and only the last one is', () => {
    const session = openedSession();
    expect(names(session.does(typed('H'), typed('He')))).toEqual(['save-soon', 'save-soon']);
    const effects = session.does(flush);
    expect(names(effects)).toEqual(['cancel-save', 'save']);
    expect(only(effects, 'save').contents.words).toBe('He');
    expect(session.does(flush, saved)).toEqual([]);
  });

  test('saves never overlap: newer text waits until the older is saved', () => {
    const session = openedSession();
    session.does(typed('He'), flush);
    expect(names(session.does(typed('Hello'), flush))).toEqual(['save-soon']);
    expect(only(session.does(saved), 'save').contents.words).toBe('Hello');
  });

  test('a failed save is retried with the next change or contact, and shows the error until then', () => {
    const session = openedSession();
    session.does(typed('Hello'), flush);
    expect(session.does({ type: 'save-failed', error: diskFull })).toEqual([]);
    expect(session.now().saveProblem).toEqual(diskFull);
    expect(only(session.does({ type: 'connected' }), 'save').contents.words).toBe('Hello');
    session.does(saved);
    expect(session.now().saveProblem).toBeUndefined();
  });

  test('W41: what was deleted again is removed, also while it is being saved', () => {
    const session = openedSession();
    expect(names(session.does(typed('Hello'), typed('')))).toEqual(['save-soon', 'cancel-save']);
    session.does(typed('Hello'), flush);
    expect(names(session.does(typed(' ')))).toEqual(['cancel-save']);
    expect(only(session.does(saved), 'drop').draftId).toBe('draft-1');
    expect(session.does({ type: 'dropped', nextKey: 'key-2' }, flush)).toEqual([]);
  });

  test('what may have been saved although its answer was lost is removed as well', () => {
    const session = openedSession();
    session.does(typed('Hello'), flush, { type: 'save-failed', error: unavailable });
    expect(names(session.does(typed('')))).toContain('drop');
  });

  test('an unloading page saves unsaved changes once, whatever is under way', () => {
    const session = openedSession();
    session.does(typed('He'), flush, typed('Hello'));
    const effects = session.does({ type: 'leave' });
    expect(only(effects, 'save')).toMatchObject({ isAwaited: false, contents: { words: 'Hello' } });
    session.does(saved, flush);
    expect(session.does({ type: 'leave' })).toEqual([]);
  });

  test('text counts as written after the entries its author had read, until it is all deleted', () => {
    const session = openedSession();
    session.does({ type: 'entries', count: 4 }, typed('Hello'), { type: 'entries', count: 5 });
    expect(only(session.does(flush), 'save').basedOn).toBe(4);
    session.does(saved, { type: 'read', count: 5 });
    expect(only(session.does(flush), 'save').basedOn).toBe(5);
    session.does(
      saved,
      typed(''),
      { type: 'dropped', nextKey: 'key-2' },
      { type: 'entries', count: 6 },
      typed('Again'),
    );
    expect(session.now().basedOn).toBe(6);
  });

  test('reading without any text saves nothing', () => {
    const session = openedSession();
    expect(session.does({ type: 'read', count: 5 }, flush)).toEqual([]);
  });
});

describe('text sent elsewhere', () => {
  test('a partly sent draft continues with what is newer, under the key where it is saved', () => {
    const session = steppedSession();
    const sent = sentText('On my way.');
    const draft = foundDraft({ words: 'On my way. Is the door open?', key: 'key-after', sent });
    const effects = session.does({ type: 'start' }, { type: 'opened', draft });
    expect(only(effects, 'tell-known').sent).toBe(sent);
    expect(session.now()).toMatchObject({ words: 'Is the door open?', key: 'key-after', continues: sent });
  });

  test('a save learns that its text was sent, and removes nothing that is newer', () => {
    const session = openedSession();
    session.does(typed('On my way. Wait.'), flush);
    const sent = sentText('On my way.');
    session.does({ type: 'saved', keptUnder: 'key-after', sent });
    expect(session.now()).toMatchObject({ words: 'Wait.', key: 'key-after' });
    expect(only(session.does(flush), 'save')).toMatchObject({ key: 'key-after', contents: { words: 'Wait.' } });
  });

  test('a save whose text was completely sent leaves an empty form and no draft', () => {
    const session = openedSession();
    session.does(typed('On my way.'), flush);
    const effects = session.does({ type: 'saved', keptUnder: null, sent: sentText('On my way.') });
    expect(only(effects, 'show')).toMatchObject({ words: '', isNew: true });
    expect(names(effects)).not.toContain('drop');
    expect(session.now().continues).toBeUndefined();
    expect(session.does(flush)).toEqual([]);
  });

  test('results of another key change nothing', () => {
    const session = openedSession();
    session.does(typed('Hello'));
    expect(session.does({ type: 'key-known', key: 'key-0', sent: sentText('Hello') })).toEqual([]);
    expect(session.now().words).toBe('Hello');
  });
});

describe('discarding', () => {
  test('the form is emptied once its draft is removed, and its next text has its own key', () => {
    const session = openedSession({ words: 'Dear Ken', files: [file] });
    expect(names(session.does({ type: 'discard' }))).toEqual(['cancel-save', 'drop']);
    expect(session.now().words).toBe('Dear Ken');
    const effects = session.does({ type: 'dropped', nextKey: 'key-2' });
    expect(only(effects, 'show')).toMatchObject({ words: '', isNew: true });
    expect(session.now()).toMatchObject({ words: '', files: [], key: 'key-2' });
  });

  test('a draft that cannot be removed keeps its text in the form', () => {
    const session = openedSession({ words: 'Dear Ken' });
    session.does({ type: 'discard' }, { type: 'drop-failed', error: diskFull });
    expect(session.now()).toMatchObject({ words: 'Dear Ken', isDiscarding: false });
  });
});

describe('a draft that another window took over', () => {
  const taken = { type: 'taken', draftId: 'draft-9', key: 'key-9' } as const;

  test('W45: leaves an empty form that says so until its author writes again', () => {
    const session = openedSession({ words: 'Dear Ken', files: [file] });
    const effects = session.does(taken);
    expect(only(effects, 'show')).toMatchObject({ words: '', isNew: true });
    expect(session.now()).toMatchObject({ words: '', files: [], draftId: 'draft-9', key: 'key-9', wasMoved: true });
    expect(session.does(flush)).toEqual([]);
    session.does(typed('New'));
    expect(session.now().wasMoved).toBe(false);
    expect(only(session.does(flush), 'save')).toMatchObject({ draftId: 'draft-9', key: 'key-9' });
  });

  test('W45: leaves text newer than what was taken over, as a separate draft', () => {
    const session = openedSession({ words: 'Dear Ken' });
    session.does(typed('Dear Ken, wait'), flush);
    session.does(taken);
    expect(session.now().words).toBe(', wait');
    expect(only(session.does(flush), 'save')).toMatchObject({ draftId: 'draft-9', contents: { words: ', wait' } });
  });

  test('W45: continues in the window that took it over, before text typed there', () => {
    const session = openedSession();
    session.does(typed('Hello'));
    const effects = session.does({ type: 'took', draft: foundDraft({ words: 'Dear Ken', draftId: 'draft-7' }) });
    expect(only(effects, 'show').words).toBe('Dear Ken\nHello');
    expect(only(session.does(flush), 'save')).toMatchObject({ draftId: 'draft-7', key: 'key-0' });
  });

  test('is ignored during a send: its answer decides', () => {
    const session = openedSession({ words: 'Dear Ken' });
    session.does({ type: 'send', options: null }, { type: 'files-arrived', missing: null });
    expect(session.does(taken)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import {
  diskFull,
  filesArrived,
  flush,
  foundDraft,
  names,
  only,
  openedSession,
  saved,
  send,
  sent,
  sentText,
  steppedSession,
  typed,
  unavailable,
} from '../../../support/stepped-session.ts';

const file = { fileId: 'f1', name: 'one.log', size: 3, hash: 'a'.repeat(64) };

describe('sending', () => {
  test('W42: text sent right after typing is sent once and never saved', () => {
    const session = openedSession();
    expect(names(session.does(typed('Hello'), send, filesArrived))).toEqual([
      'save-soon',
      'await-files',
      'cancel-save',
      'send',
    ]);
    const effects = session.does(flush, sent, flush);
    expect(names(effects)).toEqual(['show', 'keep-files', 'cancel-save', 'tell-sent']);
    expect(session.now()).toMatchObject({ words: '', key: 'key-2', sending: null });
  });

  test('W42: a second request during a send is ignored', () => {
    const session = openedSession();
    session.does(typed('Hello'));
    const effects = session.does(send, send, filesArrived, send, filesArrived, flush);
    expect(names(effects).filter((name) => name === 'send')).toHaveLength(1);
    expect(names(effects)).not.toContain('save');
  });

  test('W41: a draft that differs from what was sent does not outlive it', () => {
    const session = openedSession();
    session.does(typed('Hello, and nonsense'), flush, saved, typed('Hello'));
    session.does(send, filesArrived);
    expect(only(session.does(sent), 'drop').draftId).toBe('draft-1');
    expect(session.does({ type: 'dropped', nextKey: 'key-3' }, flush)).toEqual([]);
  });

  test('a draft that the desk removes with what was sent is not removed again', () => {
    const session = openedSession();
    session.does(typed('Hello'), flush, saved, send, filesArrived);
    expect(names(session.does(sent, flush))).not.toContain('drop');
  });

  test('a save that is under way is waited for', () => {
    const session = openedSession();
    session.does(typed('Hel'), flush, typed('Hello'));
    expect(names(session.does(send, filesArrived))).toEqual(['await-files']);
    expect(only(session.does(saved), 'send').contents.words).toBe('Hello');
  });

  test('text typed during a send stays, under its own key, and is saved after the send', () => {
    const session = openedSession();
    session.does(typed('Hello'), send, filesArrived);
    expect(session.does(typed('Hello. Wait'), flush)).toEqual([]);
    const effects = session.does(sent);
    expect(only(effects, 'show')).toMatchObject({ words: '. Wait', isNew: true });
    expect(only(effects, 'save')).toMatchObject({ key: 'key-2', contents: { words: '. Wait' } });
  });

  test('text that was not sent stays with the reason, and is saved', () => {
    const session = openedSession();
    session.does(typed('Hello'), send, filesArrived);
    const effects = session.does({ type: 'not-sent', error: diskFull });
    expect(only(effects, 'tell-not-sent').error).toEqual(diskFull);
    expect(only(effects, 'save').contents.words).toBe('Hello');
    expect(session.now()).toMatchObject({ words: 'Hello', sendProblem: diskFull, key: 'key-1' });
    session.does(saved, typed('Hello!'));
    expect(session.now().sendProblem).toBeUndefined();
  });

  test('text is still saved during uploads; completed uploads are sent with it', () => {
    const session = openedSession();
    session.does(typed('See file'), send);
    expect(only(session.does(flush), 'save').contents.words).toBe('See file');
    session.does(saved, { type: 'files', files: [file] });
    expect(only(session.does(filesArrived), 'send').contents).toEqual({ words: 'See file', files: [file] });
    expect(only(session.does(sent), 'keep-files').files).toEqual([]);
  });

  test('nothing is sent without a file that could not be attached', () => {
    const session = openedSession();
    const missing = { code: 'refused', reason: 'attachment.not-taken' } as const;
    session.does(typed('See file'), send);
    const effects = session.does({ type: 'files-arrived', missing });
    expect(names(effects)).toEqual(['tell-not-sent']);
    expect(session.now()).toMatchObject({ sending: null, sendProblem: missing, words: 'See file' });
  });

  test('a draft that its author has not seen is not sent with text sent before it was loaded', () => {
    const session = steppedSession();
    session.does({ type: 'start' }, typed('Hello'), send);
    const effects = session.does({ type: 'opened', draft: foundDraft({ words: 'Dear Ken' }) });
    expect(names(effects)).not.toContain('await-files');
    expect(only(effects, 'tell-not-sent').error).toBeUndefined();
    expect(session.now()).toMatchObject({ words: 'Dear Ken\nHello', sending: null });
  });

  test('without a draft, a send requested before the desk has answered starts then', () => {
    const session = steppedSession();
    session.does({ type: 'start' }, typed('Hello'), send);
    expect(names(session.does({ type: 'opened', draft: null }))).toContain('await-files');
    expect(only(session.does(filesArrived), 'send').contents.words).toBe('Hello');
  });
});

describe('a lost answer', () => {
  test('is queried, and again at each contact until it is known', () => {
    const session = openedSession();
    session.does(typed('Hello'), send, filesArrived);
    expect(only(session.does({ type: 'not-sent', error: unavailable }), 'ask-key').key).toBe('key-1');
    session.does({ type: 'save-failed', error: unavailable });
    expect(only(session.does({ type: 'connected' }), 'ask-key').key).toBe('key-1');
    session.does({ type: 'save-failed', error: unavailable });
    const effects = session.does({ type: 'key-known', key: 'key-1', sent: sentText('Hello') });
    expect(only(effects, 'show')).toMatchObject({ words: '', isNew: true });
    expect(names(session.does({ type: 'connected' }))).not.toContain('ask-key');
  });

  test('leaves what was typed after it, and says that the rest was sent', () => {
    const session = openedSession();
    const known = sentText('On my way.');
    session.does(typed('On my way.'), send, filesArrived, typed('On my way. Wait.'));
    session.does({ type: 'not-sent', error: unavailable });
    session.does({ type: 'key-known', key: 'key-1', sent: known });
    expect(session.now()).toMatchObject({ words: 'Wait.', key: 'key-after', continues: known });
  });

  test('under which nothing was sent allows sending again under it', () => {
    const session = openedSession();
    session.does(typed('Hello'), send, filesArrived, { type: 'not-sent', error: unavailable }, saved);
    session.does({ type: 'key-known', key: 'key-1', sent: null });
    expect(session.now().words).toBe('Hello');
    expect(only(session.does(send, filesArrived), 'send').key).toBe('key-1');
  });

  test('of several attempts under one key is judged by what the desk says was sent', () => {
    const session = openedSession();
    session.does(typed('First'), send, filesArrived, { type: 'not-sent', error: unavailable }, saved);
    session.does(typed('First and second'), send, filesArrived);
    session.does({ type: 'not-sent', error: { code: 'refused', reason: 'key.reused' } }, saved);
    session.does({ type: 'key-known', key: 'key-1', sent: sentText('First') });
    expect(session.now().words.trim()).toBe('and second');
  });
});

describe('an undone send', () => {
  const contents = { words: 'Said too soon', files: [file] };

  test('W43: restores text and files in an empty form, and saves them', () => {
    const session = openedSession();
    const effects = session.does({ type: 'returned', contents, key: 'key-9' });
    expect(only(effects, 'show')).toMatchObject({ words: 'Said too soon', isNew: false });
    expect(only(effects, 'keep-files').files).toEqual([file]);
    expect(only(effects, 'save')).toMatchObject({ key: 'key-9', contents });
  });

  test('W43: whose form was closed restores them once the desk has answered that there is no draft', () => {
    const session = steppedSession();
    session.does({ type: 'start' });
    expect(session.does({ type: 'returned', contents, key: 'key-9' })).toEqual([]);
    expect(only(session.does({ type: 'opened', draft: null }), 'save')).toMatchObject({ key: 'key-9', contents });
  });

  test('M26: whose draft is being discarded restores them once that is done', () => {
    const session = openedSession();
    session.does(typed('Said too soon'), flush, saved);
    expect(names(session.does({ type: 'discard' }))).toContain('drop');
    expect(session.does({ type: 'returned', contents, key: 'key-9' })).toEqual([]);
    const effects = session.does({ type: 'dropped', nextKey: 'key-2' });
    expect(only(effects, 'save')).toMatchObject({ key: 'key-9', contents });
    expect(session.now()).toMatchObject({ words: 'Said too soon', returned: undefined });
  });

  test('M26: whose draft could not be discarded leaves that as it is', () => {
    const session = openedSession();
    session.does(typed('Said too soon'), flush, saved, { type: 'discard' });
    session.does({ type: 'returned', contents: { words: 'Older', files: [] }, key: 'key-9' });
    session.does({ type: 'drop-failed', error: diskFull });
    expect(session.now()).toMatchObject({ words: 'Said too soon', returned: undefined });
  });

  test('does not replace newer text, typed or saved', () => {
    const session = openedSession();
    session.does(typed('Newer'));
    expect(session.does({ type: 'returned', contents, key: 'key-9' })).toEqual([]);
    const other = steppedSession();
    other.does({ type: 'start' }, { type: 'returned', contents, key: 'key-9' });
    other.does({ type: 'opened', draft: foundDraft({ words: 'Newer' }) });
    expect(other.now()).toMatchObject({ words: 'Newer', key: 'key-0' });
  });
});

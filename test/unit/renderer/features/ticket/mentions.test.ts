import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, test } from 'vitest';
import { editorSchema } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { mentionQuery } from '../../../../../renderer/features/ticket/mention-query.ts';
import { mentionBefore } from '../../../../../renderer/forms/mention-before.ts';
import { mentionChoices } from '../../../../../renderer/forms/mention-choices.ts';

const { marks } = editorSchema;

/** The caret is at the end of these nodes. */
function at(block: 'paragraph' | 'code_block', ...content: Parameters<typeof editorSchema.node>[2][]): EditorState {
  const doc = editorSchema.node('doc', null, [editorSchema.node(block, null, content as never)]);
  return EditorState.create({ doc, selection: TextSelection.atEnd(doc) });
}

const typed = (text: string) => mentionQuery(at('paragraph', editorSchema.text(text)));

describe('a mention that is being typed', () => {
  test.each([
    ['@', { from: 1, typed: '' }],
    ['Ask @Ja', { from: 5, typed: 'Ja' }],
    ['Ask @Jane D', { from: 5, typed: 'Jane D' }],
    ['@Jane @Jo', { from: 7, typed: 'Jo' }],
    ['(@Jo', { from: 2, typed: 'Jo' }],
  ])('T27: in %j is what stands behind the @', (text, query) => {
    expect(typed(text)).toEqual(query);
  });

  test.each(['Jane', 'mail@Jo', '@ Jo', `@${'x'.repeat(120)}`])('T27: in %j is none', (text) => {
    expect(typed(text)).toBeUndefined();
  });

  test('T27: is found in plain text, at the caret and in its line alone', () => {
    const text = 'Hi @Ja\n@Jo, mail@Max';
    expect([6, 5, 10, 11, text.length, 7].map((caret) => mentionBefore(text, caret))).toEqual([
      { from: 3, typed: 'Ja' },
      { from: 3, typed: 'J' },
      { from: 7, typed: 'Jo' },
      { from: 7, typed: 'Jo,' },
      undefined,
      undefined,
    ]);
  });

  test('T27: is none in code, across a line break, and while text is selected', () => {
    expect(mentionQuery(at('code_block', editorSchema.text('@Jo')))).toBeUndefined();
    expect(mentionQuery(at('paragraph', editorSchema.text('@Jo', [marks.code.create()])))).toBeUndefined();
    const broken = [editorSchema.text('@'), editorSchema.node('hard_break'), editorSchema.text('Jo')];
    expect(mentionQuery(at('paragraph', ...broken))).toBeUndefined();
    const state = at('paragraph', editorSchema.text('@Jo'));
    const selected = state.tr.setSelection(TextSelection.create(state.doc, 1, 4));
    expect(mentionQuery(state.apply(selected))).toBeUndefined();
  });
});

describe('who is offered', () => {
  const agents = ['Jane Doe', 'John Doe', 'Zoë Janson', 'Jane Doe Ann'].map((name) => ({
    id: name,
    name,
    colour: 'red',
  }));
  const offered = (text: string) => mentionChoices(agents, text).map(({ name }) => name);

  test.each([
    ['', ['Jane Doe', 'John Doe', 'Zoë Janson', 'Jane Doe Ann']],
    ['j', ['Jane Doe', 'John Doe', 'Jane Doe Ann', 'Zoë Janson']],
    ['jan', ['Jane Doe', 'Jane Doe Ann', 'Zoë Janson']],
    ['zoe', ['Zoë Janson']],
    ['doe jo', ['John Doe']],
    ['jane doe', ['Jane Doe', 'Jane Doe Ann']],
    ['jane doe ', ['Jane Doe Ann']],
    ['an', ['Jane Doe Ann']],
    ['x', []],
  ])('T27: for %j are those of whose names it has the beginnings of words', (text, names) => {
    expect(offered(text)).toEqual(names);
  });

  test.each(['john doe', 'John Doe '])('T27: is nobody once a whole name is there: %j', (text) => {
    expect(offered(text)).toEqual([]);
  });
});

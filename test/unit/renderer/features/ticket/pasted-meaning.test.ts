import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editorSchema } from '../../../../../renderer/features/ticket/editor-schema.ts';
import { pastedBlocks } from '../../../../../renderer/features/ticket/pasted-blocks.ts';
import { withMeaning } from '../../../../../renderer/features/ticket/pasted-meaning.ts';
import { type PastedNode, wordsOf } from '../../../../../renderer/features/ticket/pasted-tree.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const attributes = fc.constantFrom<Record<string, string>>(
  {},
  { type: 'checkbox', checked: '' },
  { role: 'checkbox', 'aria-checked': 'false' },
  { style: 'vertical-align: super' },
  { style: 'text-decoration: line-through' },
);

const { tree } = fc.letrec<{ tree: PastedNode[]; node: PastedNode }>((tie) => ({
  tree: fc.array(tie('node'), { maxLength: 4 }),
  node: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: fc.constantFrom(...'ab 12+-()\n') }),
    fc.record({
      tag: fc.constantFrom(...'sup sub s del ul ol li p div span label input pre table tr td a b br'.split(' ')),
      attributes,
      children: tie('tree'),
    }),
  ),
}));

const letters = (words: string) => words.replace(/[^ab]/g, '');

test(`X43: whatever is raised, struck out or ticked, no letter is lost, and the result can be stored (seed ${seed})`, () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      // A box contains no text.
      const seen = withoutBoxes(nodes);
      expect(letters(wordsOf(withMeaning(nodes)))).toBe(letters(wordsOf(seen)));
      const blocks = pastedBlocks(nodes, () => undefined);
      editorSchema.node('doc', null, blocks.length > 0 ? blocks : [editorSchema.node('paragraph')]).check();
    }),
    runs(40),
  );
});

function withoutBoxes(nodes: readonly PastedNode[]): PastedNode[] {
  return nodes.flatMap((node): PastedNode[] => {
    if (typeof node === 'string') return [node];
    if (node.tag === 'pre') return [node];
    if (node.tag === 'input' && node.attributes.type === 'checkbox') return [];
    return [{ ...node, children: withoutBoxes(node.children) }];
  });
}

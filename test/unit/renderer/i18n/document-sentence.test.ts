import { describe, expect, test } from 'vitest';
import { documentSentence } from '../../../../renderer/i18n/document-sentence.ts';
import { english } from '../../../../renderer/i18n/messages.ts';
import type { Text } from '../../../../renderer/i18n/text.tsx';
import { type DocumentReport, documentNames } from '../../../../shared/bridge/document-report.ts';

/** The texts have names in them and nothing else of ICU's. */
const text: Text = (id, values = {}) =>
  (english[id] ?? expect.fail(`There is no text ${id}`)).replace(/\{(\w+)\}/g, (_all, name: string) => {
    return String(values[name] ?? expect.fail(`${id} has no ${name}`));
  });

const damages = ['damaged', 'empty', 'misfit', 'folder', 'file', 'unreadable', 'missing', 'unwritten'] as const;
const instead = ['newest', 'older', 'nothing'] as const;

describe('Q4: a damaged document', () => {
  test('has a sentence for every document, fault and replacement', () => {
    const all = documentNames.flatMap((document) =>
      damages.flatMap((damage) =>
        instead.map((one): DocumentReport => ({ document, damage, instead: one, paths: ['/a/path'] })),
      ),
    );
    const sentences = all.map((report) => documentSentence(text, report));
    expect(sentences.filter((sentence) => !sentence.includes('/a/path') || /[{}]/.test(sentence))).toEqual([]);
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('is named with its fault, the replacement, and its path', () => {
    const paths = ['/desk/damaged/secrets.json.1'];
    expect(documentSentence(text, { document: 'secrets', damage: 'damaged', instead: 'older', paths })).toBe(
      'PINs and passphrases (secrets.json): the file is damaged. The previous version is used. Damaged file: /desk/damaged/secrets.json.1',
    );
  });
});

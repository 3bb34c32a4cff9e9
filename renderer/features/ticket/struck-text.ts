import type { PastedPiece, PastedText } from './pasted-piece.ts';

const wave = '~~';

/** Puts struck-out text between tildes, because without a mark it would read as valid text. */
export function withStrikes(pieces: readonly PastedPiece[]): PastedPiece[] {
  const shown: PastedPiece[] = [];
  let struck: PastedText[] = [];

  function endStruck(): void {
    const first = struck.findIndex(isWords);
    const last = struck.findLastIndex(isWords);
    for (const [index, piece] of struck.entries()) {
      if (index === first) shown.push({ ...piece, text: wave, marks: [] });
      shown.push(piece);
      if (index === last) shown.push({ ...piece, text: wave, marks: [] });
    }
    struck = [];
  }

  for (const piece of pieces) {
    if ('keepsLines' in piece && piece.isStruck) {
      struck.push(...withBlanksApart(piece));
      continue;
    }
    endStruck();
    shown.push(piece);
  }
  endStruck();
  return shown;
}

function isWords({ text }: PastedText): boolean {
  return text.trim() !== '';
}

function withBlanksApart(piece: PastedText): PastedText[] {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(piece.text) ?? [];
  return [before, words, after].filter((text) => text !== '').map((text) => ({ ...piece, text }));
}

export type Shift = 'raised' | 'lowered';

const plain = [...'0123456789+-−–=()'];

const forms: Readonly<Record<Shift, readonly string[]>> = {
  raised: [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾'],
  lowered: [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎'],
};

/** Text in Unicode superscripts or subscripts; undefined if Unicode lacks one of the characters. */
export function shiftedText(words: string, shift: Shift): string | undefined {
  const letters = [...words].map((letter) => (/\s/.test(letter) ? letter : formOf(letter, shift)));
  return letters.every((letter) => letter !== undefined) ? letters.join('') : undefined;
}

function formOf(letter: string, shift: Shift): string | undefined {
  return letter === 'n' && shift === 'raised' ? 'ⁿ' : forms[shift][plain.indexOf(letter)];
}

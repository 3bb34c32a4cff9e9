export type Shift = 'raised' | 'lowered';

const plain = [...'0123456789+-−–=()'];

const forms: Readonly<Record<Shift, readonly string[]>> = {
  raised: [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾'],
  lowered: [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎'],
};

/** Figures and signs as characters that are raised or lowered by themselves; undefined where Unicode lacks one of them. */
export function shiftedText(words: string, shift: Shift): string | undefined {
  const letters = [...words].map((letter) => (/\s/.test(letter) ? letter : formOf(letter, shift)));
  return letters.every((letter) => letter !== undefined) ? letters.join('') : undefined;
}

function formOf(letter: string, shift: Shift): string | undefined {
  return letter === 'n' && shift === 'raised' ? 'ⁿ' : forms[shift][plain.indexOf(letter)];
}

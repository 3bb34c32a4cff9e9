/** Small numbers for few distinct texts, such as devices and actors. */
export interface Dictionary {
  readonly size: number;
  /** The number of a text, which is added if it is new. */
  readonly codeOf: (text: string) => number;
  /** The number of a text; -1 if it was not added. */
  readonly find: (text: string) => number;
  readonly text: (code: number) => string;
  /** All texts in the order of their numbers. */
  readonly all: () => readonly string[];
}

/** `initial` are the texts of an earlier dictionary, in the order of their numbers. */
export function createDictionary(initial: readonly string[] = []): Dictionary {
  const texts = [...initial];
  const codes = new Map(texts.map((text, code) => [text, code]));

  return {
    get size() {
      return texts.length;
    },
    codeOf: (text) => {
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, texts.length);
      return texts.push(text) - 1;
    },
    find: (text) => codes.get(text) ?? -1,
    text: (code) => {
      const text = texts[code];
      if (text === undefined) throw new RangeError(`The dictionary has no text number ${code}`);
      return text;
    },
    all: () => texts,
  };
}

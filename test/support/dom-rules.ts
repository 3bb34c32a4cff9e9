import { withoutComments } from './imports.ts';

/** A way to reach into what another part of the window draws. */
interface DomRule {
  readonly files: RegExp;
  readonly ways: readonly RegExp[];
  readonly instead: string;
}

const everywhere: readonly RegExp[] = [
  /\bdocument\s*\.\s*(body\s*\.\s*)?(querySelector(All)?|getElement\w+)\b/,
  /\bdispatchEvent\b/,
  /\bdata-region\b[\]=*^$~|]/,
];

export const domRules: readonly DomRule[] = [
  {
    files: /^renderer\/app\//,
    ways: [...everywhere, /\.\s*querySelector(All)?\b/],
    instead: 'The window goes by the regions that components register: useRegions (renderer/ui/region.tsx).',
  },
  {
    files: /^renderer\/features\//,
    ways: everywhere,
    instead: 'Look inside a ref of your own; what others have to reach is registered with useRegion.',
  },
];

/** Where a source file reaches into what another part of the window draws, with what to do instead. */
export function domObjections(file: string, text: string): readonly string[] {
  const code = withoutComments(text);
  return domRules
    .filter(({ files }) => files.test(file))
    .flatMap(({ ways, instead }) =>
      ways.flatMap((way) => {
        const found = way.exec(code)?.[0];
        return found === undefined ? [] : [`${file} uses ${found.trim()}. ${instead}`];
      }),
    );
}

import { dirname, join, normalize } from 'node:path';

/** One file, or library, that another one names. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Whether nothing of it is there when the program runs. */
  readonly isType: boolean;
}

/** A placeholder for a name that is computed at run time. */
export const unknownName = '(a name that only shows at run time)';

const quoted = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/;
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//;
const quotedOrComment = new RegExp(`(${quoted.source})|${comment.source}`, 'g');

/** Code without its comments. */
export function withoutComments(text: string): string {
  return text.replace(quotedOrComment, (_all, kept: string | undefined) => kept ?? ' ');
}

/** Everything that a source file imports: at its head, on the way, for a type, or in the old manner. */
export function importsOf(file: string, text: string): readonly Import[] {
  const code = withoutComments(text);
  return [...atHead(code), ...onTheWay(code)].map(({ name, isType }) => ({
    from: file,
    to: whole(file, name),
    isType,
  }));
}

interface Named {
  readonly name: string;
  readonly isType: boolean;
}

function atHead(code: string): readonly Named[] {
  const found = code.matchAll(
    /^\s*(?:import|export)\b([^'"`;=(]*?)\bfrom\s*(['"])(.*?)\2|^\s*import\s*(['"])(.*?)\4/gm,
  );
  return [...found].map(([, clause = '', , from, , bare]) => ({
    name: from ?? bare ?? '',
    isType: isOnlyTypes(clause),
  }));
}

function isOnlyTypes(clause: string): boolean {
  return /^\s*type\b(?!\s*,)/.test(clause) || /^\s*\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}\s*$/.test(clause);
}

/** `import('…')`, also where it names a type, `require('…')`, and `import.meta.glob('…')`, which is all that fits. */
function onTheWay(code: string): readonly Named[] {
  const found = code.matchAll(
    /(typeof\s+)?(?<![.\w])(import(?:\.meta\.glob\s*(?:<[\s\S]*?>)?)?|require)\s*\(\s*(?:(['"`])([^'"`$]*)\3\s*[,)])?/g,
  );
  return [...found].map(([, typeOf, , , name]) => ({ name: name ?? unknownName, isType: typeOf !== undefined }));
}

function whole(file: string, name: string): string {
  return name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name;
}

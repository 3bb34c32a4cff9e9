import { join } from 'node:path';
import { withoutEdges } from '../../shared/domain/hidden-marks.ts';

/** What a typed path may be short for: where this person's files are, and what their system calls the rest. */
export interface TypedFolderPorts {
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The path that a person means: `~` is their home folder everywhere, `%NAME%` a variable on Windows, as in its own
 * address bars, and the quotes that its *Copy as path* adds are left out. Anything else stays as it was typed.
 */
export function typedFolder(typed: string, { home, platform, env }: TypedFolderPorts): string {
  const plain = withoutEdges(typed);
  const path = platform === 'win32' ? withVariables(withoutQuotes(plain), env) : plain;
  const rest = platform === 'win32' ? /^~(?:[\\/](.*))?$/.exec(path) : /^~(?:\/(.*))?$/.exec(path);
  return rest ? join(home, rest[1] ?? '') : path;
}

function withoutQuotes(path: string): string {
  return /^"(.*)"$/.exec(path)?.[1] ?? path;
}

function withVariables(path: string, env: TypedFolderPorts['env']): string {
  return path.replace(/%([^%]+)%/g, (whole, name: string) => {
    const known = Object.keys(env).find((key) => key.toLowerCase() === name.toLowerCase());
    return (known === undefined ? undefined : env[known]) ?? whole;
  });
}

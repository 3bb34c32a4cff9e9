import { join } from 'node:path';
import { withoutEdges } from '../../shared/domain/hidden-marks.ts';

/** What a typed path can abbreviate: the home folder and the system's variables. */
export interface TypedFolderPorts {
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Resolves a typed path: `~` is the home folder on every system, `%NAME%` a variable on Windows, as in Explorer's
 * address bar, and the quotes added by *Copy as path* are removed. Everything else stays as typed.
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

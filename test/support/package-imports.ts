import { parseSync } from 'vite';

/** Names under which a built file asks for a module while it runs; bundlers write the second. */
const requires = new Set(['require', '__require']);

interface Node {
  readonly type?: unknown;
  readonly callee?: unknown;
  readonly arguments?: unknown;
  readonly name?: unknown;
  readonly source?: unknown;
  readonly value?: unknown;
}

/** Every module that a built file asks for, when it is loaded or later; `?` for one whose name it makes up itself. */
export function modulesAskedFor(file: string, code: string): string[] {
  const { module, program } = parseSync(file, code);
  const now = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const later: string[] = [];
  visit(program, (node) => {
    if (node.type === 'ImportExpression') later.push(literal(node.source));
    if (node.type === 'CallExpression' && Array.isArray(node.arguments) && isRequire(node.callee))
      later.push(literal(node.arguments[0]));
  });
  return [...new Set([...now, ...later])];
}

function isRequire(callee: unknown): boolean {
  return isNode(callee) && typeof callee.name === 'string' && requires.has(callee.name);
}

function literal(node: unknown): string {
  return isNode(node) && typeof node.value === 'string' ? node.value : '?';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (!isNode(value)) return;
  see(value);
  for (const part of Object.values(value)) visit(part, see);
}

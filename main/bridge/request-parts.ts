interface RequestParts {
  readonly kind: unknown;
  readonly name: string;
  readonly input: unknown;
  readonly key: unknown;
}

/** What a window says it wants, whatever it really sent. */
export function partsOf(request: unknown): RequestParts {
  const { kind, name, input, key } = (typeof request === 'object' && request !== null ? request : {}) as Record<
    string,
    unknown
  >;
  return { kind, name: typeof name === 'string' ? name : '', input, key };
}

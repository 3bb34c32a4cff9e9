import { parse } from 'yaml';

interface Publishing {
  readonly url?: unknown;
  readonly publish?: { readonly url?: unknown };
}

/** The host of `publish.url` in `electron-builder.yml`, which is `url` in the `app-update.yml` of a packed program. */
export function publishHost(yaml: string): string {
  const { url, publish } = (parse(yaml) ?? {}) as Publishing;
  const address = url ?? publish?.url;
  if (typeof address !== 'string') throw new Error('Nothing says where updates are published.');
  return new URL(address).hostname;
}

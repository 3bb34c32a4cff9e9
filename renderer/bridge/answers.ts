import { QueryClient, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { QueryAnswer, QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import { AskFailed } from './ask-failed.ts';
import { deskside } from './deskside.ts';

/** Main is always reachable: queries run even when the computer is offline, and are not retried automatically. */
export function createAnswerCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

/** Asks the desk once. A refusal is thrown, as react-query expects it. */
export async function askDesk<Name extends QueryName>(
  query: Name,
  input: QueryInput<Name>,
): Promise<QueryAnswer<Name>> {
  const result = await deskside.ask(query, input);
  if (!result.ok) throw new AskFailed(result.error);
  return result.value;
}

/** How react-query asks one question of the desk; the cache key begins with the question's name. */
export function answerOptions<Name extends QueryName>(query: Name, input: QueryInput<Name>) {
  return {
    queryKey: [query, input] as const,
    queryFn: () => askDesk(query, input),
  };
}

type Extra<Name extends QueryName> = Pick<UseQueryOptions<QueryAnswer<Name>>, 'enabled' | 'placeholderData'>;

/** The answer to a query, which is reloaded when its data changes. */
export function useAnswer<Name extends QueryName>(query: Name, input: QueryInput<Name>, extra: Extra<Name> = {}) {
  return useQuery<QueryAnswer<Name>>({ ...answerOptions(query, input), ...extra });
}

import { QueryClient, type UseQueryOptions, type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import type { QueryAnswer, QueryInput, QueryName } from '../../shared/bridge/contract/areas.ts';
import { AskFailed } from './ask-failed.ts';
import { deskside } from './deskside.ts';
import { createJointQuestions } from './joint-questions.ts';

/**
 * The cache for answers from main. Queries also run offline, because main is on this computer, and are not retried
 * automatically.
 */
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

const ask = createJointQuestions(deskside.ask);

/** Sends one query to the desk. Throws on refusal, as react-query expects. */
export async function askDesk<Name extends QueryName>(
  query: Name,
  input: QueryInput<Name>,
): Promise<QueryAnswer<Name>> {
  const result = await ask(query, input);
  if (!result.ok) throw new AskFailed(result.error);
  return result.value;
}

/** The react-query options of a query. The cache key begins with the query’s name. */
export function answerOptions<Name extends QueryName>(query: Name, input: QueryInput<Name>) {
  return {
    queryKey: [query, input] as const,
    queryFn: () => askDesk(query, input),
  };
}

type Extra<Name extends QueryName> = Pick<UseQueryOptions<QueryAnswer<Name>>, 'enabled' | 'placeholderData'>;

/** The answer to a query, reloaded when its data changes. */
export function useAnswer<Name extends QueryName>(query: Name, input: QueryInput<Name>, extra: Extra<Name> = {}) {
  return useQuery<QueryAnswer<Name>>({ ...answerOptions(query, input), ...extra });
}

/** Asks a query at once and keeps its answer current, for parts that are drawn later: nothing is rendered for it. */
export function useAsk<Name extends QueryName>(query: Name, input: QueryInput<Name>, isEnabled: boolean): void {
  useQuery<QueryAnswer<Name>>({ ...answerOptions(query, input), enabled: isEnabled, notifyOnChangeProps: [] });
}

/**
 * The answers to one query with several inputs, combined into one value. That is made anew only when an answer changes,
 * if `combine` stays the same function.
 */
export function useAnswers<Name extends QueryName, Combined>(
  query: Name,
  inputs: readonly QueryInput<Name>[],
  combine: (answers: readonly UseQueryResult<QueryAnswer<Name>>[]) => Combined,
): Combined {
  return useQueries({ queries: inputs.map((input) => answerOptions(query, input)), combine });
}

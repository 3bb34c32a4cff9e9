import { isId } from '../../../shared/domain/id.ts';
import { readParts } from '../../../shared/views/search/read-parts.ts';
import { useAnswer } from '../../bridge/answers.ts';

/** Ids that devices make are as long as this; shorter texts are names. */
const shortestId = 16;
/** As many as one question may name. */
const most = 500;

/** The names of the people whom a search names by their ids, by those. */
export function useRequesterNames(text: string): ReadonlyMap<string, string> {
  const ids = readParts(text)
    .flatMap((part) => (part.kind === 'field' && /^(?:requester|from)$/i.test(part.name) ? part.values : []))
    .map((value) => value.text)
    .filter((value) => value.length >= shortestId && isId(value));
  const { data = [] } = useAnswer('people.named', { ids: ids.slice(0, most) }, { enabled: ids.length > 0 });
  return new Map(data.map(({ id, name }) => [id, name]));
}

import type { peopleQueries } from '../../shared/bridge/contract/people.ts';
import { done } from '../../shared/bridge/result.ts';
import { currentRecord } from '../../shared/domain/records/current-record.ts';
import type { Engine } from '../engine/engine.ts';
import type { PeopleSearch } from '../lookup/people-search.ts';
import { inSteps, slices } from '../platform/in-slices.ts';
import type { QueryHandlers } from './handlers.ts';

export interface PeoplePorts {
  readonly engine: Pick<Engine, 'knownTo' | 'records' | 'rows'>;
  readonly people: Pick<PeopleSearch, 'find'>;
  /** Resolves, soon after the start, when the people index is ready. */
  readonly peopleGathered: Promise<unknown>;
}

const peopleShown = 8;

export function peopleHandlers({
  engine,
  people,
  peopleGathered,
}: PeoplePorts): QueryHandlers<keyof typeof peopleQueries> {
  return {
    'people.find': async ({ access }, { text }) => {
      await Promise.all([peopleGathered, engine.rows.whenComplete()]);
      return done(await inSteps(people.find(text, peopleShown, engine.knownTo(access)), slices));
    },
    'people.named': async ({ access }, { ids }) => {
      await engine.rows.whenComplete();
      const isKnown = engine.knownTo(access);
      const people = ids.filter(isKnown).flatMap((id) => currentRecord(engine.records, 'person', id) ?? []);
      return done(people.map(({ id, name }) => ({ id, name })));
    },
  };
}

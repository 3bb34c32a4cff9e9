import { courseAgents, courseRecords } from '../../shared/domain/course-records.ts';
import { type StartingRecord, startingRecord, startingRecords } from '../../shared/domain/starting-records.ts';
import { samplePeople } from './sample-people.ts';

/**
 * osTicket’s defaults and the course’s set-up, with Jane as the administrator and the requesters of the sample stories.
 */
export function sampleRecords(timeZone: string): StartingRecord[] {
  return [
    ...startingRecords('Acme Desk', timeZone, true),
    ...courseRecords({ jane: 'jane-doe', john: 'john-doe' }),
    startingRecord('agent', 'jane-doe', { ...courseAgents.jane, isAdministrator: true }),
    startingRecord('agent', 'john-doe', courseAgents.john),
    ...Object.entries(samplePeople).map(([id, fields]) => startingRecord('person', id, fields)),
  ];
}

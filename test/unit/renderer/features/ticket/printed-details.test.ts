import { beforeEach, expect, test } from 'vitest';
import { printedDetails } from '../../../../../renderer/features/ticket/printed-details.ts';
import type { Times } from '../../../../../renderer/i18n/times.ts';
import { measuredTargets } from '../../../../../shared/domain/ticket/measured-targets.ts';
import { shownFields } from '../../../../../shared/views/shown-fields.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';
import { text } from '../../i18n/english.ts';

const times: Times = {
  moment: () => 'then',
  short: () => 'then',
  pieceIn: () => '',
  full: () => '',
  day: () => '',
  date: (day) => `on ${day}`,
  duration: (ms) => `${ms / 3_600_000} h`,
};

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
  const asked = { choices: [], isRequired: false, order: 1 };
  const fields = [
    ['needed', { ...asked, name: 'Needed by', type: 'date' }],
    ['urgent', { ...asked, name: 'Urgent', type: 'yes-no' }],
    ['asset', { ...asked, name: 'Asset tag', type: 'line' }],
  ] as const;
  for (const [id, field] of fields) await desk.does('jane', 'record.put', { kind: 'field', id, fields: field });
});

function printed(ticketId: string) {
  const row = desk.row(ticketId);
  return printedDetails(text, times, {
    shownFields: shownFields(desk.engine.records, row),
    state: row.state,
    pausedLeftMs: row.pausedLeftMs,
    links: desk.ticket(ticketId).links.links,
    dueTarget: row.dueTarget,
    targets: measuredTargets(desk.ticket(ticketId)),
  });
}

test('paper has every field that holds something, in the order of the window', async () => {
  const fields = { 'custom:needed': '2028-02-29', 'custom:urgent': 'no' };
  const ticketId = await desk.opened({ topicId: 'topic-access', fields });
  expect(printed(ticketId)).toEqual([
    ['Status', 'Open'],
    ['Due', 'then'],
    ['Assignee', 'Nobody'],
    ['Priority', 'High'],
    ['Department', 'Support'],
    ['SLA plan', 'Default SLA'],
    ['Help topic', 'Report a Problem / Access Issue'],
    ['Source', 'Phone'],
    ['Needed by', 'on 2028-02-29'],
    ['Urgent', 'No'],
  ]);
});

test('S12: paper says that the clock stands still, and how much time is left', async () => {
  const ticketId = await desk.opened({ planId: 'plan-quick' });
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-waiting' });
  expect(printed(ticketId)).toContainEqual(['Due', 'paused, 2 h left']);
});

test('S49: paper says what a ticket is due for, and of a closed one what became of each target', async () => {
  const both = {
    name: 'Both',
    graceHours: 4,
    firstResponseHours: 1,
    scheduleId: 'schedule-always',
    isTransient: false,
  };
  await desk.does('jane', 'record.put', { kind: 'plan', id: 'plan-both', fields: both });
  const ticketId = await desk.opened({ planId: 'plan-both' });
  expect(printed(ticketId)).toContainEqual(['Due', 'First response due then, Resolution due then']);
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-waiting' });
  expect(printed(ticketId)).toContainEqual(['Due', 'First response paused, 1 h left']);
  desk.clock.nowMs += 2 * 3_600_000;
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-open' });
  desk.clock.nowMs += 2 * 3_600_000;
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
  expect(printed(ticketId)).toContainEqual(['Due', 'First response missed by 1 h, Resolution met, 2 h early']);
});

test('paper of a closed ticket says when it was closed; archived fields come last', async () => {
  const ticketId = await desk.opened({ fields: { 'custom:asset': 'A 4' }, teamId: 'team-field' }, 'lena');
  await desk.does('jane', 'record.retire', { kind: 'field', id: 'asset' });
  await desk.does('jane', 'status.set', { ticketId, statusId: 'status-closed' });
  const labels = printed(ticketId).map(([label]) => label);
  expect(labels.slice(-3)).toEqual(['Team', 'Closed', 'Asset tag']);
});

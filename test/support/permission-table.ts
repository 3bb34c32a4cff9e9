import { type Need as CommandNeed, lackOf, needsMet, shownNeeds } from '../../shared/bridge/command-needs.ts';
import { type CommandId, commandRows } from '../../shared/bridge/commands.ts';
import { type Permission, permissionSchema } from '../../shared/domain/permission.ts';
import { role } from '../../shared/domain/records/role.ts';
import type { TicketState } from '../../shared/domain/ticket-state.ts';
import { offeredStatuses } from '../../shared/views/offered-statuses.ts';
import { isMet, type Need, rules } from './permission-rules.ts';

interface StartingRole {
  readonly name: string;
  readonly permissions: readonly Permission[];
}

const roles: readonly StartingRole[] = Object.values(role.defaults);

const heads = ['What', ...roles.map(({ name }) => name)];

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function table(lines: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...lines].map(row).join('\n');
}

function answer(isAllowed: boolean): string {
  return isAllowed ? 'yes' : 'no';
}

/** No role allows what only administrators or the desk itself may do. */
function answers(needs: readonly Need[]): readonly string[] {
  if (needs.includes('nobody')) return roles.map(() => 'the desk');
  const isForAdministrators = needs.includes('administrator');
  return roles.map(({ permissions }) =>
    isForAdministrators ? 'administrators' : answer(isMet(needs, new Set(permissions), false)),
  );
}

function operationLines(needsOf: (rule: (typeof named)[number]) => readonly Need[] | undefined) {
  return named.flatMap((rule) => {
    const needs = needsOf(rule);
    return needs ? [[`\`${rule.name}\`: ${rule.variant}`, ...answers(needs)]] : [];
  });
}

const named = Object.entries(rules).flatMap(([name, variants]) =>
  Object.entries(variants).map(([variant, rule]) => ({ name, variant, ...rule })),
);

/** As if the ticket and the program were in whatever state a command needs. */
function met({ permissions }: StartingRole): readonly CommandNeed[] {
  const isPermission = (need: CommandNeed) => permissionSchema.safeParse(need).success;
  const states = shownNeeds.filter((need) => !isPermission(need));
  const mayCreate = permissions.includes('ticket.create');
  const me = { isAdministrator: false, mayCreate, mayAnywhere: permissions };
  return [...needsMet({ me, hasDesk: true, hasComputer: true, hasUpdates: true }), ...states, ...permissions];
}

const commandLines = commandRows
  .filter(({ by }) => by !== 'program')
  .map(({ id, when }) => [
    `\`${id}\``,
    ...roles.map((each) => {
      const lack = lackOf(when, met(each));
      return lack === 'administrator' ? 'administrators' : answer(lack === undefined);
    }),
  ]);

/** What an agent may choose in a field, beside what the ticket has. */
function offers(state: TicketState, { permissions }: StartingRole): boolean {
  return offeredStatuses([{ id: 'status-other', state }], 'status-present', permissions).length > 0;
}

const byCommand = (id: CommandId) => (each: StartingRole) => {
  const { when } = commandRows.find((command) => command.id === id) ?? { when: [] };
  return lackOf(when, met(each)) === undefined;
};

const byOperation =
  <Name extends keyof typeof rules>(name: Name, variant: string) =>
  ({ permissions }: StartingRole) =>
    isMet(rules[name][variant]?.takes ?? ['nobody'], new Set(permissions), false);

/** Every way to set a status: what the window offers, and what the desk does for any program. */
export const statusRoutes: readonly (readonly [
  route: string,
  state: TicketState,
  isAllowed: (each: StartingRole) => boolean,
])[] = [
  ['The button, key, or menu item *Resolve*', 'closed', byCommand('ticket.resolve')],
  ['The menu item *Close*', 'closed', byCommand('ticket.close')],
  ['The menu item *Requester confirmed*', 'closed', byCommand('ticket.confirm')],
  ['The field *Status*: a closed one', 'closed', (each) => offers('closed', each)],
  [
    '*Send and resolve*, or a reply with another closed status',
    'closed',
    byOperation('conversation.post', 'a closing reply'),
  ],
  ['A note with a closed status', 'closed', byOperation('conversation.post', 'a closing note')],
  ['Selected tickets, *Close*', 'closed', byCommand('selection.close')],
  ['Selected tickets, *Status*: a closed one', 'closed', byOperation('status.set', 'a closed one')],
  ['Another program, with `status.set`: a closed one', 'closed', byOperation('status.set', 'a closed one')],
  ['The button, key, or menu item *Reopen*', 'open', byCommand('ticket.reopen')],
  ['The field *Status*: another open one', 'open', (each) => offers('open', each)],
  [
    '*Ticket status* beside a reply: another open one',
    'open',
    byOperation('conversation.post', 'a reply with another open status'),
  ],
  [
    '*Ticket status* beside a note: another open one',
    'open',
    byOperation('conversation.post', 'a note with another open status'),
  ],
  ['The form for waiting, with a date and a reason', 'open', byCommand('ticket.wait')],
  ['Selected tickets, *Status*: another open one', 'open', byOperation('status.set', 'another open one')],
  ['Another program, with `status.set`: another open one', 'open', byOperation('status.set', 'another open one')],
  ['Another program, with `status.set`: reopening', 'open', byOperation('status.set', 'an open one again')],
];

/** Every way to delete a ticket or to bring it back. */
export const deletionRoutes: readonly (readonly [route: string, isAllowed: (each: StartingRole) => boolean])[] = [
  ['The menu item *Delete*', byCommand('ticket.delete')],
  ['The menu item *Restore*', byCommand('ticket.restore')],
  ['Selected tickets, *Delete*', byCommand('selection.delete')],
  ['Selected tickets, *Restore*', byCommand('selection.restore')],
  ['The conflict card: *Keep*', byOperation('ticket.restore', 'one that is not deleted')],
  ['The conflict card: *Delete*', byOperation('ticket.delete', 'it')],
  ['Another program, with `ticket.delete`', byOperation('ticket.delete', 'it')],
  ['Another program, with `ticket.restore`', byOperation('ticket.restore', 'one that is deleted')],
];

/** The page about what each role of a new desk may do. */
export function permissionPage(): string {
  return `# What the roles allow

What an agent may do on a ticket with each role that a new desk begins with. The role counts that they have where the
ticket is: see *Access and permissions* in [SPEC.md](../shared/domain/SPEC.md). The tests compare every line with the
desk itself.

## Operations

However they are requested: by a button, a field, a key, a reply that also sets a status, or another program.

${table(operationLines(({ takes }) => takes))}

## Ways to set a status

The window offers what the desk allows, whichever way an agent takes. Of selected tickets, each is decided on its own,
with the role that counts there; what is refused is listed with the reason.

${table(statusRoutes.map(([route, , isAllowed]) => [route, ...roles.map((each) => answer(isAllowed(each)))]))}

## Ways to delete and restore a ticket

${table(deletionRoutes.map(([route, isAllowed]) => [route, ...roles.map((each) => answer(isAllowed(each)))]))}

## Undo

${table(operationLines(({ undo }) => undo))}

## Commands

In the window and its menus, if the state of the ticket allows them. *Reply*, *Note*, and *Send* lead to the composer;
in its place, agents who may not write read why, and who can.

${table(commandLines)}
`;
}

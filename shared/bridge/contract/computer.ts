import * as z from 'zod';
import { type ComputerStatus, settingName } from '../computer.ts';
import { call, query } from './declare.ts';

export const computerQueries = {
  /** The settings of this computer; null in a browser. */
  'computer.status': query<{ readonly computer: ComputerStatus | null }>()(z.strictObject({}), {
    shows: ['computer', 'record:agent', 'secrets'],
  }),
} as const;

export const computerCalls = {
  'computer.change': call<object>()(z.strictObject({ setting: settingName, on: z.boolean() }), { for: 'agent' }),
  /** Restarts the program, unless unsaved text would be lost. */
  'computer.restart': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** Shows the desk’s folder in the system’s file manager. */
  'computer.openFolder': call<object>()(z.strictObject({}), { for: 'agent' }),
  'update.check': call<object>()(z.strictObject({}), { for: 'agent' }),
  /** Turns the protection of PINs by this computer’s key store on or off; a weak store needs explicit agreement. */
  'pins.protect': call<object>()(z.strictObject({ on: z.boolean(), evenIfWeak: z.boolean() }), {
    for: 'administrator',
  }),
} as const;

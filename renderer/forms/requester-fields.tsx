import { Autocomplete } from '@base-ui/react/autocomplete';
import { type SyntheticEvent, useDeferredValue, useRef } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { type Emptiable, personMeant } from '../../shared/domain/person.ts';
import { splitRequester } from '../../shared/domain/split-requester.ts';
import { initialsOf } from '../../shared/views/initials.ts';
import type { ShownPerson } from '../../shared/views/ticket-details.ts';
import { useAnswer } from '../bridge/answers.ts';
import { issueText } from '../i18n/issue-text.ts';
import { useText } from '../i18n/text.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { useDialogElement } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useReadOnly } from '../ui/read-only.tsx';
import { withPasted } from './pasted-lines.ts';
import styles from './requester-fields.module.css';

export interface RequesterValues {
  readonly requester: {
    personId?: string | null | undefined;
    name: string;
    email: string;
    phone: string;
    place: string;
    /** Details of the chosen person that were cleared; see the domain. */
    emptied?: Emptiable[] | undefined;
  };
}

const contact = ['name', 'email', 'phone'] as const;

type Contact = Pick<RequesterValues['requester'], (typeof contact)[number]>;

type Chosen = ShownPerson & Pick<RequesterValues['requester'], 'emptied'>;

export interface RequesterFieldsProps {
  /** The id of the ticket’s present requester, if it has one. */
  readonly currentId?: string;
  /** Called when a known person was chosen, whose details are filled in. */
  readonly onChosen?: () => void;
}

function isPaste(event: Event): boolean {
  return event instanceof InputEvent && /^insertFrom(?:Paste|Drop)$/.test(event.inputType);
}

/**
 * Requester fields, used by all forms that have a requester: finds people by name, email address or phone number while
 * typing, or adds a new one.
 */
export function RequesterFields({ currentId, onChosen }: RequesterFieldsProps) {
  const text = useText();
  const { register, formState, setValue, getValues, control } = useFormContext<RequesterValues>();
  // `typeName` and `choose` set the name; registering the field lets the form focus it.
  const { field } = useController<RequesterValues, 'requester.name'>({ control, name: 'requester.name' });
  const chosen = useRef<Chosen>(undefined);
  const [name, email, personId] = useWatch({
    control,
    name: ['requester.name', 'requester.email', 'requester.personId'],
  });
  const wanted = useDeferredValue(name);
  const found = useAnswer('people.find', { text: wanted.slice(0, 200) }, { enabled: wanted.trim().length > 1 });
  const container = useDialogElement();
  const errors = formState.errors.requester;
  // Those who were found for other words are not offered: Enter would choose one of them.
  const people = wanted === name && wanted.trim().length > 1 ? (found.data ?? []) : [];

  function choose({ id, ...fields }: Chosen): void {
    setValue('requester', { personId: id, ...fields }, { shouldDirty: true, shouldValidate: formState.isSubmitted });
  }

  /** Another name means another person: details filled in from the chosen one must not be kept. */
  function typeName(typed: string): void {
    const { personId: id, ...fields } = getValues('requester');
    if (id) chosen.current = { id, ...fields };
    const before = chosen.current;
    if (before && typed === before.name) {
      choose(before);
      return;
    }
    setValue('requester.name', typed, { shouldDirty: true, shouldValidate: formState.isSubmitted });
    setValue('requester.personId', null);
    setValue('requester.emptied', undefined);
    if (!id || !before) return;
    const how = { shouldDirty: true, shouldValidate: formState.isSubmitted };
    for (const field of ['email', 'phone', 'place'] as const) setValue(`requester.${field}`, '', how);
  }

  /** An empty field deletes the chosen person’s detail only if someone cleared it. */
  function typeDetail(part: Emptiable): void {
    const { requester } = getValues();
    if (!requester.personId) return;
    const others = (requester.emptied ?? []).filter((one) => one !== part);
    setValue('requester.emptied', requester[part].trim() === '' ? [...others, part] : others);
  }

  const isReadOnly = useReadOnly() !== null;
  const like = useDeferredValue(email.trim() || name);
  const alike = useAnswer('people.find', { text: like.slice(0, 200) }, { enabled: like.trim().length > 1 });
  const match = personMeant(alike.data ?? [], { name, email: email.trim() });

  /** Moves a name, email address and phone number that were entered in one field to their own fields. */
  function takeApart(): void {
    const { requester } = getValues();
    if (requester.personId) return;
    fill(splitRequester(requester));
  }

  function fill(apart: Contact): void {
    const how = { shouldDirty: true, shouldValidate: formState.isSubmitted };
    for (const part of contact) {
      if (apart[part] !== getValues(`requester.${part}`)) setValue(`requester.${part}`, apart[part], how);
    }
  }

  /** Reads multiple lines or cells before the field joins them. */
  function paste(part: 'name' | 'email', event: SyntheticEvent<HTMLInputElement>, pasted: DataTransfer | null): void {
    const whole = withPasted(event.currentTarget, pasted);
    const { requester } = getValues();
    if (whole === undefined || isReadOnly) return;
    const isOther = part === 'name' && Boolean(requester.personId);
    const before = isOther ? { ...requester, email: '', phone: '' } : requester;
    const apart = splitRequester({ ...before, [part]: whole });
    if (apart[part] === whole) return;
    event.preventDefault();
    if (apart.name !== requester.name) typeName(apart.name);
    fill(apart);
  }

  function hintText(): string | undefined {
    if (name.trim() === '') return undefined;
    if (personId !== null && personId === currentId) return text('requester.current');
    if (personId !== null) return text('intake.known');
    return match ? text('intake.meant', { name: match.name }) : text('intake.fresh');
  }

  return (
    <div className={styles.grid}>
      <Field label={text('intake.requester')} problem={issueText(text, errors?.name?.message)} hint={hintText()}>
        {(control) => (
          <Autocomplete.Root
            items={people}
            filteredItems={people}
            autoHighlight={people.length === 1 ? 'always' : false}
            value={name}
            onValueChange={(value, { reason, event }) => {
              // Escape would clear the field; here it closes the list, then the form, and keeps the text.
              if (reason === 'item-press' || reason === 'escape-key') return;
              typeName(value);
              // Typed text may continue; pasted text is complete.
              if (isPaste(event)) takeApart();
            }}
            itemToStringValue={(person: ShownPerson) => person.name}
          >
            <Autocomplete.Input
              {...control}
              ref={field.ref}
              readOnly={isReadOnly}
              className={styles.input}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              onBlur={takeApart}
              onKeyDown={(event) => {
                // Ctrl+Enter submits the form with what was typed.
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.preventBaseUIHandler();
              }}
              onPaste={(event) => paste('name', event, event.clipboardData)}
              onDrop={(event) => paste('name', event, event.dataTransfer)}
            />
            <Autocomplete.Portal container={container}>
              <Autocomplete.Positioner sideOffset={4} className={styles.positioner} align="start">
                <Autocomplete.Popup className={styles.popup} aria-label={text('intake.people')}>
                  <Autocomplete.List>
                    {(person: ShownPerson) => (
                      <Autocomplete.Item
                        key={person.id}
                        value={person}
                        className={styles.item}
                        onClick={() => {
                          choose(person);
                          onChosen?.();
                        }}
                      >
                        <Avatar initials={initialsOf(person.name)} colour="blue" />
                        <span className={styles.who}>
                          <span className="clipped">{person.name}</span>
                          <span className={styles.email}>{person.email}</span>
                        </span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.List>
                </Autocomplete.Popup>
              </Autocomplete.Positioner>
            </Autocomplete.Portal>
          </Autocomplete.Root>
        )}
      </Field>
      <Field
        label={text('intake.email')}
        mark={text('common.optional')}
        problem={issueText(text, errors?.email?.message)}
      >
        {(control) => (
          <Input
            {...control}
            type="text"
            inputMode="email"
            {...register('requester.email', { onBlur: takeApart, onChange: () => typeDetail('email') })}
            onPaste={(event) => paste('email', event, event.clipboardData)}
            onDrop={(event) => paste('email', event, event.dataTransfer)}
          />
        )}
      </Field>
      <Field
        label={text('intake.phone')}
        mark={text('common.optional')}
        problem={issueText(text, errors?.phone?.message)}
      >
        {(control) => <Input {...control} {...register('requester.phone', { onChange: () => typeDetail('phone') })} />}
      </Field>
      <Field
        label={text('intake.place')}
        mark={text('common.optional')}
        problem={issueText(text, errors?.place?.message)}
      >
        {(control) => <Input {...control} {...register('requester.place', { onChange: () => typeDetail('place') })} />}
      </Field>
    </div>
  );
}

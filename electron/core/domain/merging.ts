/** The fields of a member that a merge fills where the kept one's is empty. */
export const filledFields = ['name', 'phone', 'email', 'birthday', 'note', 'referredBy'] as const;
export type FilledField = (typeof filledFields)[number];

export interface MergedFields {
  /** Empty where somebody is known by the phone alone; all others are null where there is nothing. */
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly note: string | null;
}

/** Which of the kept member's fields a merge changes: empty ones that the merged one has, and the notes of both. */
export function fieldsFilled(kept: MergedFields, merged: MergedFields): readonly FilledField[] {
  const isFilled = (field: 'phone' | 'email' | 'birthday'): boolean =>
    kept[field] === null && merged[field] !== null;
  return [
    ...(kept.name === '' && merged.name !== '' ? (['name'] as const) : []),
    ...(['phone', 'email', 'birthday'] as const).filter(isFilled),
    ...(merged.note !== null && merged.note !== kept.note ? (['note'] as const) : []),
  ];
}

/** The kept one's win, empty ones come from the merged one; both notes stay to be read, the kept one's first. */
export const fieldsTogether = (kept: MergedFields, merged: MergedFields): MergedFields => ({
  name: kept.name === '' ? merged.name : kept.name,
  phone: kept.phone ?? merged.phone,
  email: kept.email ?? merged.email,
  birthday: kept.birthday ?? merged.birthday,
  note: notesTogether(kept.note, merged.note),
});

const notesTogether = (kept: string | null, merged: string | null): string | null =>
  kept === null || merged === null || kept === merged ? (kept ?? merged) : `${kept}\n${merged}`;

/**
 * The fields as they were before the merge that filled `filled`: what came from the merged member goes, what was changed
 * since stays.
 */
export function fieldsApart(
  together: MergedFields,
  merged: MergedFields,
  filled: readonly FilledField[],
): MergedFields {
  const without = (field: 'phone' | 'email' | 'birthday'): string | null =>
    filled.includes(field) && together[field] === merged[field] ? null : together[field];
  return {
    name: filled.includes('name') && together.name === merged.name ? '' : together.name,
    phone: without('phone'),
    email: without('email'),
    birthday: without('birthday'),
    note: filled.includes('note') ? noteWithout(together.note, merged.note) : together.note,
  };
}

function noteWithout(together: string | null, merged: string | null): string | null {
  if (together === null || together === merged) return null;
  const ending = `\n${merged ?? ''}`;
  return together.endsWith(ending) ? together.slice(0, -ending.length) : together;
}

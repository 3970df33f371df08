/** By this id the keyboard finds the field from anywhere. */
export const findFieldId = 'find';

export const foundListId = 'found';

export const foundRowId = (index: number): string => `found-${index}`;

import { pseudoTranslate } from './pseudo-locale.ts';

// Stands in for the messages of every locale where a page is built in the language that nobody speaks.
export * from '../../electron/core/messages/translate.ts';
export const translatorFor = () => pseudoTranslate;

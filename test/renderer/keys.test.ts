import { describe, expect, it } from 'vitest';
import { actionOf, shownKeys, type Situation } from '../../renderer/state/keys.ts';

const nothing: Situation = {
  typing: false,
  onControl: false,
  selling: false,
  asked: false,
  withMember: false,
  onBill: false,
  onReward: false,
  onSale: false,
  refunding: false,
  training: false,
  printing: false,
  withDrawer: false,
  printAsked: false,
};
const selling: Situation = { ...nothing, selling: true };

describe('The keys of the till', () => {
  it('gives digits to the amount while a sale is made, and to the search while nobody is there', () => {
    expect(actionOf('7', selling)).toEqual({ kind: 'amount', key: '7' });
    expect(actionOf('7', nothing)).toEqual({ kind: 'find', text: '7' });
  });

  it('begins a search with any other letter, in any script', () => {
    for (const letter of ['l', 'Ł', 'é', '李', 'ف', '+']) {
      expect(actionOf(letter, selling)).toEqual({ kind: 'find', text: letter });
    }
  });

  it('lets a shown letter be the first of a name', () => {
    expect(actionOf('n', nothing)).toEqual({ kind: 'newMember', mayBeginName: true });
    expect(actionOf('Z', selling)).toEqual({ kind: 'undo', mayBeginName: true });
  });

  it('leaves every letter, digit and Enter to a field that has the focus', () => {
    for (const key of ['n', 'z', 'y', '7', '.', 'Enter', 'Backspace']) {
      expect(actionOf(key, { ...selling, typing: true })).toBeNull();
    }
  });

  it('reaches everything from inside a field by its function key, and goes back by Esc', () => {
    const typing = { ...nothing, typing: true };
    expect(actionOf('F2', typing)).toEqual({ kind: 'focusFind' });
    expect(actionOf('F3', typing)).toEqual({ kind: 'newMember' });
    expect(actionOf('F4', typing)).toEqual({ kind: 'withoutCard' });
    expect(actionOf('F8', typing)).toEqual({ kind: 'addCard' });
    expect(actionOf('F9', typing)).toEqual({ kind: 'today' });
    expect(actionOf('Escape', typing)).toEqual({ kind: 'back' });
  });

  it('takes nothing but Y and Esc while a yes or no is waited for', () => {
    const asked = { ...selling, asked: true };
    expect(actionOf('y', asked)).toEqual({ kind: 'yes', mayBeginName: true });
    expect(actionOf('Escape', asked)).toEqual({ kind: 'back' });
    for (const key of ['Enter', '7', 'z', 'n', 'a']) expect(actionOf(key, asked)).toBeNull();
  });

  it('records by Enter, unless a button has the focus, which Enter presses', () => {
    expect(actionOf('Enter', selling)).toEqual({ kind: 'record' });
    expect(actionOf('Enter', { ...selling, onControl: true })).toBeNull();
  });

  it('leaves Tab, arrows and space to the page', () => {
    for (const key of ['Tab', 'ArrowDown', ' ', 'Shift']) expect(actionOf(key, nothing)).toBeNull();
  });

  it('has letters for the printer only where there is one, and for its question only while it is asked', () => {
    const letters = ['p', 'o', 'y', 'x'];
    const kinds = (situation: Situation) => letters.map((letter) => actionOf(letter, situation)?.kind);
    expect(kinds(nothing)).toEqual(['find', 'find', 'find', 'find']);
    expect(kinds({ ...selling, printing: true, withDrawer: true, printAsked: true })).toEqual([
      'prints',
      'drawer',
      'printed',
      'printAgain',
    ]);
  });

  it('keeps Y for the total while both are asked', () => {
    expect(actionOf('y', { ...selling, asked: true, printAsked: true })?.kind).toBe('yes');
    expect(actionOf('x', { ...selling, asked: true, printAsked: true })).toBeNull();
  });

  it('does what the buttons show', () => {
    const { record, back, find, newMember, newMemberAnywhere, withoutCard, addCard, today, undo, yes } =
      shownKeys;
    expect([record, back]).toEqual(['⏎', 'Esc']);
    const kinds = [find, newMember, newMemberAnywhere, withoutCard, addCard, today, undo].map(
      (key) => actionOf(key, nothing)?.kind,
    );
    expect(kinds).toEqual(['focusFind', 'newMember', 'newMember', 'withoutCard', 'addCard', 'today', 'undo']);
    expect(actionOf(yes, { ...nothing, asked: true })?.kind).toBe('yes');
  });
});

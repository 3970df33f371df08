import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';

/** Something that a screen asks for as long as it is shown. */
export interface Read<Value> {
  /** What was answered last, and stays while it is asked for again; null until there is an answer. */
  readonly value: Value | null;
  /** Why the last question wasn't answered. */
  readonly problem: ErrorBody | null;
  readonly again: () => Promise<void>;
}

/** Asks at once, and again where `ask` is another function: an answer to the one before is dropped. */
export function useRead<Value>(ask: () => Promise<Result<Value, ErrorBody>>): Read<Value> {
  const [state, setState] = useState<Omit<Read<Value>, 'again'>>({ value: null, problem: null });
  const asked = useRef(0);
  const again = useCallback(async (): Promise<void> => {
    asked.current += 1;
    const number = asked.current;
    const result = await ask();
    if (number !== asked.current) return;
    setState(({ value }) =>
      result.ok ? { value: result.value, problem: null } : { value, problem: result.error },
    );
  }, [ask]);
  useEffect(() => {
    void again();
    return () => {
      asked.current += 1;
    };
  }, [again]);
  return { ...state, again };
}

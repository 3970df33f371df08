import { useEffect, type KeyboardEvent } from 'react';
import { shownKeys } from '../../state/keys.ts';
import { answersNow, goBackAStep, goOn, goToStep } from '../../state/set-up.ts';
import { setUpInput, setUpSteps, stepOfField, type SetUpStep } from '../../state/set-up-entries.ts';
import { Button } from '../../ui/button.tsx';
import { Key } from '../../ui/key.tsx';
import { useBook, useDesk, useSay, useSetUp } from '../../ui/use-desk.ts';
import { SlipPreview } from './slip-preview.tsx';
import { StepQuestions } from './steps.tsx';
import './setup.css';

/** The first screen of a new shop: five short steps, and the slip that their answers make. */
export function SetUpScreen() {
  const desk = useDesk();
  const say = useSay();
  const { step, problem, isAsking } = useSetUp((setUp) => setUp);
  const trouble = useBook((book) => book.trouble);
  const entries = answersNow(desk);
  const isLast = step === setUpSteps.at(-1);
  useStepKeys();

  const isAtField = problem !== null && stepOfField(problem.field) !== undefined;
  const sentence = problem !== null && !isAtField ? problem.message : (trouble?.message ?? null);
  const onKeyDown = (event: KeyboardEvent): void => {
    // On a choice of a few Enter goes on too: its arrows have chosen already.
    const isChoice = event.target instanceof Element && event.target.matches('[role="radio"], select');
    if (event.key !== 'Enter' || !(isChoice || event.repeat)) return;
    // A key that is held down goes on once.
    event.preventDefault();
    if (!event.repeat) void goOn(desk);
  };

  return (
    <main className="setup">
      <form
        className="setup-form"
        aria-label={say('setup.title')}
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void goOn(desk);
        }}
      >
        <StepMarks step={step} />
        <div className="setup-body" key={step}>
          <h1>{say(`setup.title.${step}`)}</h1>
          <p className="setup-why">{say(`setup.why.${step}`)}</p>
          <div className="setup-questions" aria-busy={isAsking}>
            <StepQuestions step={step} entries={entries} />
          </div>
        </div>
        <div className="setup-end">
          <p className="sentence-stop" role="alert">
            {sentence}
          </p>
          {step === setUpSteps[0] ? null : (
            <Button look="quiet" onPress={() => goBackAStep(desk)} shownKey={shownKeys.back}>
              {say('till.back')}
            </Button>
          )}
          <button type="submit" className="button button-main main-key">
            {say(isLast ? 'setup.open' : 'setup.on')}
            <Key name={shownKeys.record} />
          </button>
        </div>
      </form>
      <SlipPreview draft={{ of: step === 'day' ? 'card' : 'sale', ...setUpInput(entries) }} />
    </main>
  );
}

/** How far one is: each mark leads to its step. */
function StepMarks({ step }: { readonly step: SetUpStep }) {
  const desk = useDesk();
  const say = useSay();
  const at = setUpSteps.indexOf(step);
  return (
    <nav className="setup-marks" aria-label={say('setup.title')}>
      <ol>
        {setUpSteps.map((each, place) => (
          <li key={each}>
            <button
              type="button"
              className="setup-mark"
              data-done={place < at}
              aria-current={each === step ? 'step' : undefined}
              onClick={() => goToStep(desk, each)}
            >
              <span className="setup-mark-number">{place + 1}</span>
              <span>{say(`setup.mark.${each}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Esc goes back wherever the focus is; Enter goes on also where it is nowhere. */
function useStepKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') return goBackAStep(desk);
      if (event.key === 'Enter' && document.activeElement === document.body) void goOn(desk);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}

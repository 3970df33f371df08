import { useEffect, useId } from 'react';
import { useStore } from 'zustand';
import type { Verification } from '../../../electron/core/contract/data.ts';
import type { MessageKey } from '../../../electron/core/messages/translate.ts';
import { checkBooks, enterHead, loadBooksCheck, stopBooksCheck } from '../../state/books-check.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { DoneIcon, StopIcon } from '../../ui/icons.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useDesk, useSay } from '../../ui/use-desk.ts';
import './books-section.css';

/** What each check is called by somebody who keeps a shop. */
const titles: Readonly<Partial<Record<string, MessageKey>>> = {
  file: 'verify.check.file',
  references: 'verify.check.references',
  chain: 'verify.check.chain',
  accounts: 'verify.check.accounts',
  reasons: 'verify.check.reasons',
  slips: 'verify.check.slips',
  balances: 'verify.check.balances',
  lots: 'verify.check.lots',
  carry: 'verify.check.carry',
  days: 'verify.check.days',
  receipts: 'verify.check.receipts',
  earnings: 'verify.check.earnings',
  refunds: 'verify.check.refunds',
  voids: 'verify.check.voids',
  merges: 'verify.check.merges',
  'closed days': 'verify.check.closedDays',
  head: 'verify.check.head',
};

function useTitle(): (check: string) => string {
  const say = useSay();
  return (check) => {
    const title = titles[check];
    return title === undefined ? check : say(title);
  };
}

/** The proof of the books: all of it computed again, beside the till, with the printed page's code where one is typed. */
export function BooksSection() {
  const desk = useDesk();
  const say = useSay();
  const titleOf = useTitle();
  const title = useId();
  const { head, isAsked, progress, found, problem } = useStore(desk.booksCheck);
  useEffect(() => void loadBooksCheck(desk), [desk]);
  const isUnderWay = isAsked || progress !== null;
  const check = progress === null ? '…' : titleOf(progress.check);
  const looked = progress?.looked ?? 0;
  return (
    <section className="books-section" aria-labelledby={title}>
      <h3 id={title}>{say('verify.title')}</h3>
      <p className="books-how">{say('verify.how')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void checkBooks(desk);
        }}
      >
        <Field
          name="head"
          label={say('verify.head')}
          hint={say('verify.headHint')}
          value={head}
          problem={problem}
          isReadOnly={isUnderWay}
          onChange={(text) => enterHead(desk, text)}
        />
        {isUnderWay ? (
          <Progress
            label={looked === 0 ? say('verify.under', { check }) : say('verify.underRows', { check, looked })}
            done={progress === null ? 0 : progress.number - 1}
            total={progress?.of ?? null}
            onCancel={() => void stopBooksCheck(desk)}
          />
        ) : (
          <Button look="main" onPress={() => void checkBooks(desk)}>
            {say('verify.start')}
          </Button>
        )}
      </form>
      {problem !== null && problem.field !== 'head' ? (
        <p role="alert" className="books-problem">
          {problem.message}
        </p>
      ) : null}
      {isUnderWay && !isAsked ? <p className="books-how">{say('verify.elsewhere')}</p> : null}
      <div role="status">{found === null ? null : <Found found={found} />}</div>
    </section>
  );
}

/** What was found: the sentence first, then what doesn't add up, then the rest. */
function Found({ found: { ok, checks } }: { readonly found: Verification }) {
  const say = useSay();
  const titleOf = useTitle();
  const broken = checks.filter((check) => !check.ok);
  // A head that isn't found is more often a misread one than a broken book.
  const isOnlyHead = broken.length > 0 && broken.every(({ name }) => name === 'head');
  const sentence = ok
    ? say('verify.allFine')
    : isOnlyHead
      ? say('verify.headNotFound')
      : say('verify.notFine', { count: broken.length });
  return (
    <>
      <p className="books-sentence" data-ok={ok}>
        {ok ? <DoneIcon size={32} /> : <StopIcon size={32} />}
        {sentence}
      </p>
      <ul className="books-checks">
        {[...broken, ...checks.filter((check) => check.ok)].map(({ name, ok: isFine, detail }) => (
          <li key={name} data-ok={isFine}>
            {isFine ? <DoneIcon /> : <StopIcon />}
            <span className="books-check">
              <strong>{titleOf(name)}</strong>
              <span>{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

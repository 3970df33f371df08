import { grossMinor, type Outcome } from '../../state/counter.ts';
import { useCounter, useMoney, useSay } from '../../ui/use-desk.ts';

/** What the amount would earn, and why; with rewards, what they take off it. A problem or a question takes the place. */
export function QuoteLines() {
  const say = useSay();
  const quote = useCounter((counter) => counter.quote);
  const quoteProblem = useCounter((counter) => counter.quoteProblem);
  const recording = useCounter((counter) => counter.recording);
  const pricing = useCounter((counter) => counter.pricing);
  const rewards = useCounter((counter) => counter.rewards);
  const problem = 'problem' in recording ? recording.problem : quoteProblem;
  if (problem !== null) {
    return (
      <div
        key="problem"
        className="quote"
        data-state={recording.kind === 'question' ? 'look' : 'stop'}
        role="alert"
      >
        <p className="quote-sentence">{problem.message}</p>
      </div>
    );
  }
  if (pricing !== null) {
    return (
      <div key="price" className="quote" data-state="look" role="status">
        <p className="quote-sentence">{say('counter.typePrice', { name: pricing.name })}</p>
      </div>
    );
  }
  if (quote === null) {
    return (
      <div className="quote">
        {rewards.map(({ rewardId, name, pointsCost, quantity }) => (
          <QuotePair
            key={rewardId}
            name={say('counter.rewardTimes', { name, quantity })}
            value={say('counter.rewardOnly', { points: pointsCost * quantity })}
            isGiven
          />
        ))}
      </div>
    );
  }
  return (
    <div className="quote">
      {quote.rewards.length > 0 ? <Rewards quote={quote} /> : null}
      {quote.balance === null ? null : (
        <p className="quote-points">{say('till.signedPoints', { points: quote.pointsEarned })}</p>
      )}
      {quote.rewards.length > 0 ? null : (
        <ul>
          {quote.explanation.map((line) => (
            <li key={line.code}>{line.text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Rewards({ quote }: { readonly quote: Outcome }) {
  const say = useSay();
  const money = useMoney();
  const before = useCounter(grossMinor);
  return (
    <>
      <QuotePair name={say('counter.beforeRewards')} value={money(before)} />
      {quote.rewards.map(({ rewardId, name, quantity, points, discountMinor }) => (
        <QuotePair
          key={rewardId}
          name={say('counter.rewardTimes', { name, quantity })}
          value={discountMinor > 0 ? money(-discountMinor) : say('counter.rewardOnly', { points })}
          isGiven
        />
      ))}
    </>
  );
}

interface QuotePairProps {
  readonly name: string;
  readonly value: string;
  readonly isGiven?: boolean;
}

function QuotePair({ name, value, isGiven }: QuotePairProps) {
  return (
    <p className="quote-pair" data-given={isGiven ?? false}>
      <bdi className="quote-name">{name}</bdi>
      <span>{value}</span>
    </p>
  );
}

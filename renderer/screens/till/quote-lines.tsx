import { useCounter, useSay } from '../../ui/use-desk.ts';

/** What the amount would earn, and why. A problem or a question takes the same place. */
export function QuoteLines() {
  const say = useSay();
  const quote = useCounter((counter) => counter.quote);
  const recording = useCounter((counter) => counter.recording);
  if ('problem' in recording) {
    return (
      <div className="quote" data-state={recording.kind === 'question' ? 'look' : 'stop'} role="alert">
        <p className="quote-sentence">{recording.problem.message}</p>
      </div>
    );
  }
  if (quote === null) return <div className="quote" />;
  return (
    <div className="quote">
      {quote.balance === null ? null : (
        <p className="quote-points">{say('till.signedPoints', { points: quote.pointsEarned })}</p>
      )}
      <ul>
        {quote.explanation.map((line) => (
          <li key={line.code}>{line.text}</li>
        ))}
      </ul>
    </div>
  );
}

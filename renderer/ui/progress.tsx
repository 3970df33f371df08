import { Progress as BaseProgress } from '@base-ui/react/progress';
import { Button } from './button.tsx';
import { useLocale, useSay } from './use-desk.ts';

interface ProgressProps {
  /** What is being done: "Reading members.csv". */
  readonly label: string;
  readonly done: number;
  /** Null while nobody can know it yet. */
  readonly total: number | null;
  /** Absent where it can't be stopped any more. */
  readonly onCancel?: () => void;
}

/** Long work: how far it is, and the key that stops it. */
export function Progress({ label, done, total, onCancel }: ProgressProps) {
  const say = useSay();
  const locale = useLocale();
  const isKnown = total !== null && total > 0;
  return (
    <div className="progress">
      <BaseProgress.Root
        className="progress-of"
        locale={locale}
        value={isKnown ? Math.min(done, total) : null}
        max={isKnown ? total : 100}
      >
        <BaseProgress.Label className="progress-label">{label}</BaseProgress.Label>
        <BaseProgress.Value className="progress-value">
          {() => (isKnown ? say('parts.progress', { done, total }) : null)}
        </BaseProgress.Value>
        <BaseProgress.Track className="progress-track">
          <BaseProgress.Indicator className="progress-bar" />
        </BaseProgress.Track>
      </BaseProgress.Root>
      {onCancel === undefined ? null : <Button onPress={onCancel}>{say('parts.cancel')}</Button>}
    </div>
  );
}

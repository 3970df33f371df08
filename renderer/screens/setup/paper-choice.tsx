import { Segments } from '../../ui/segments.tsx';
import { useSay } from '../../ui/use-desk.ts';

interface PaperChoiceProps {
  readonly value: '80' | '58';
  readonly onChange: (paperMm: '80' | '58') => void;
}

/** The roll that the slip printer takes. */
export function PaperChoice({ value, onChange }: PaperChoiceProps) {
  const say = useSay();
  return (
    <Segments
      label={say('setup.paper')}
      value={value}
      options={[
        { value: '80', text: say('setup.paperMm', { mm: 80 }) },
        { value: '58', text: say('setup.paperMm', { mm: 58 }) },
      ]}
      onChange={onChange}
    />
  );
}

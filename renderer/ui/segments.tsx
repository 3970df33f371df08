import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight: arrows walk over them, a touch takes one. */
export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <span id={id} className="field-label">
        {label}
      </span>
      <RadioGroup
        className="segments"
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => onChange(chosen)}
      >
        {options.map((option) => (
          <Radio.Root
            key={option.value}
            value={option.value}
            className="segment"
            aria-labelledby={`${id}-${option.value}`}
          >
            <span id={`${id}-${option.value}`}>{option.text}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}

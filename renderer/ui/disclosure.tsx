import { Collapsible } from '@base-ui/react/collapsible';
import type { ReactNode } from 'react';
import { OpenIcon } from './icons.tsx';

interface DisclosureProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** Opens what most readers don't need, below its key, so that nothing above moves. */
export function Disclosure({ label, children }: DisclosureProps) {
  return (
    <Collapsible.Root className="disclosure">
      <Collapsible.Trigger className="button button-quiet disclosure-key">
        <OpenIcon size={20} />
        {label}
      </Collapsible.Trigger>
      <Collapsible.Panel className="disclosure-panel">{children}</Collapsible.Panel>
    </Collapsible.Root>
  );
}

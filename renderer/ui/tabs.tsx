import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

interface TabsProps<Value extends string> {
  /** What the tabs are views of, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly tabs: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

/** Views of one thing in one place: arrows walk over the tabs. */
export function Tabs<Value extends string>({ label, value, tabs, onChange, children }: TabsProps<Value>) {
  return (
    <BaseTabs.Root className="tabs" value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
      <BaseTabs.List className="tabs-list" aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.value} value={tab.value} className="tab" data-text={tab.text}>
            {tab.text}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      <BaseTabs.Panel key={value} value={value} className="tabs-panel">
        {children}
      </BaseTabs.Panel>
    </BaseTabs.Root>
  );
}

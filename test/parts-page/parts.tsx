import '../../electron/core/contract/fields.ts';
import '../../renderer/ui/fonts.css';
import '../../renderer/ui/tokens.css';
import '../../renderer/ui/base.css';
import '../../renderer/ui/parts.css';
import './parts.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { clientOver } from '../../electron/core/contract/till-api.ts';
import { localeLike } from '../../electron/core/messages/translate.ts';
import { openDesk } from '../../renderer/state/desk.ts';
import { BarChart, type Bar } from '../../renderer/ui/bar-chart.tsx';
import { Button } from '../../renderer/ui/button.tsx';
import { Check } from '../../renderer/ui/check.tsx';
import { Choice } from '../../renderer/ui/choice.tsx';
import { Disclosure } from '../../renderer/ui/disclosure.tsx';
import { Field } from '../../renderer/ui/field.tsx';
import { watchGestures } from '../../renderer/ui/focus-place.ts';
import { LineChart, type DayPoint } from '../../renderer/ui/line-chart.tsx';
import { Progress } from '../../renderer/ui/progress.tsx';
import { Segments } from '../../renderer/ui/segments.tsx';
import { Sheet } from '../../renderer/ui/sheet.tsx';
import { Switch } from '../../renderer/ui/switch.tsx';
import { Tabs } from '../../renderer/ui/tabs.tsx';
import { DeskContext } from '../../renderer/ui/use-desk.ts';

/** Every part of the design system on one page, for tests: in a real browser, under the page's real policy. */
const asked = new URLSearchParams(location.search);

watchGestures();

/** Nobody is there to answer: the parts are shown, not used. */
const till = clientOver(
  () => new Promise(() => {}),
  () => crypto.randomUUID(),
);
const desk = openDesk({
  till,
  tillOfTraining: () => till,
  newCommandId: () => crypto.randomUUID(),
  tones: { yes: () => {}, no: () => {} },
  startAgain: () => {},
  takeAway: { save: () => {}, print: () => {} },
  systemLocale: asked.get('locale') ?? 'en',
});
desk.book.setState({ locale: localeLike(asked.get('locale') ?? 'en') });
Object.assign(document.documentElement.dataset, { theme: asked.get('theme') ?? 'light' });

const hours: readonly Bar[] = [0, 310, 1250, 2140, 1820, 990, 2460, 3120, 1480, 760, 640, 0].map(
  (value, index) => ({
    name: `${7 + index}:00`,
    value: value * 10,
    usual: index === 11 ? null : 900 + ((index * 7_919) % 19) * 1_000,
  }),
);
const days: readonly DayPoint[] = Array.from({ length: 30 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 9, 23 + index)).toISOString().slice(0, 10),
  value: 4_000 + ((index * 104_729) % 23) * 137,
  usual: index < 4 ? null : 5_500 + index * 20,
}));

function Charts() {
  const [bars, setBars] = useState<readonly Bar[] | null>(null);
  return (
    <>
      <button type="button" className="button" onClick={() => setBars(hours)}>
        Figures come
      </button>
      <BarChart
        title="Sales by hour"
        nameHead="Hour"
        valueHead="This Saturday"
        usualHead="Usual on a Saturday"
        measure="money"
        bars={bars}
        emptySentence="Nothing yet."
      />
      <LineChart
        title="Points in members’ hands"
        dayHead="Day"
        valueHead="Points"
        usualHead="A year ago"
        measure="count"
        form="steps"
        points={days}
        emptySentence="Nothing yet."
      />
      <LineChart
        title="Visits"
        dayHead="Day"
        valueHead="Visits"
        usualHead={null}
        measure="count"
        form="line"
        points={days.slice(0, 7)}
        emptySentence="Nothing yet."
      />
      <BarChart
        title="By category"
        nameHead="Category"
        valueHead="Sales"
        usualHead={null}
        measure="count"
        bars={[
          { name: 'Bread and rolls', value: 3 },
          { name: '蛋糕', value: 1 },
          { name: 'قهوة', value: 2 },
        ]}
        emptySentence="Nothing yet."
      />
      <BarChart
        title="Nothing sold"
        nameHead="Category"
        valueHead="Sales"
        usualHead={null}
        measure="count"
        bars={[]}
        emptySentence="No sale yet. The first one will stand here."
      />
    </>
  );
}

function Entries() {
  const [text, setText] = useState('');
  const [choice, setChoice] = useState('eur');
  const [isChecked, setChecked] = useState(false);
  const [isOn, setOn] = useState(false);
  const [size, setSize] = useState<'small' | 'middle' | 'large'>('middle');
  const [tab, setTab] = useState<'one' | 'two'>('one');
  const [isOpen, setOpen] = useState(false);
  const [isWorking, setWorking] = useState(true);
  return (
    <>
      <div>
        <Button onPress={() => setOpen(true)} shownKey="N">
          Open the sheet
        </Button>{' '}
        <Button look="main" shownKey="⏎" onPress={() => {}}>
          Record
        </Button>{' '}
        <Button look="quiet" shownKey="Esc" onPress={() => {}}>
          Back
        </Button>{' '}
        <Button isDisabled onPress={() => {}}>
          Not now
        </Button>
      </div>
      <Field name="name" label="Name" hint="As on the card" value={text} onChange={setText} problem={null} />
      <Choice
        name="currency"
        label="Currency"
        value={choice}
        options={[
          { value: 'eur', text: 'Euro' },
          { value: 'jpy', text: 'Yen' },
        ]}
        onChange={setChoice}
        problem={null}
      />
      <Check label="Would like news" isChecked={isChecked} onChange={setChecked} />
      <Switch label="Say it aloud" isOn={isOn} onChange={setOn} />
      <Segments
        label="Size"
        value={size}
        options={[
          { value: 'small', text: 'Small' },
          { value: 'middle', text: 'Middle' },
          { value: 'large', text: 'Large' },
        ]}
        onChange={setSize}
      />
      <Tabs
        label="Views"
        value={tab}
        tabs={[
          { value: 'one', text: 'Sales' },
          { value: 'two', text: 'Points' },
        ]}
        onChange={setTab}
      >
        <p>{tab === 'one' ? 'All sales' : 'All points'}</p>
      </Tabs>
      <Disclosure label="More">
        <p>What most don’t need.</p>
      </Disclosure>
      {isWorking ? (
        <Progress label="Reading members.csv" done={1200} total={4800} onCancel={() => setWorking(false)} />
      ) : (
        <p>Stopped.</p>
      )}
      <Progress label="Looking" done={0} total={null} />
      <Sheet
        title="Before you go on"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        keys={
          <Button look="main" onPress={() => setOpen(false)}>
            Understood
          </Button>
        }
      >
        <p>Only this matters now.</p>
      </Sheet>
    </>
  );
}

const place = document.getElementById('till');
if (place !== null) {
  createRoot(place).render(
    <CSPProvider disableStyleElements>
      <DeskContext value={desk}>
        <main className="parts">
          <h1>Parts</h1>
          <Charts />
          <Entries />
        </main>
      </DeskContext>
    </CSPProvider>,
  );
}

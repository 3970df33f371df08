import { hands, textSizes, themes, volumes } from '../../../electron/core/domain/appearance.ts';
import { changeAppearance } from '../../state/machine.ts';
import { Button } from '../../ui/button.tsx';
import { SoundIcon } from '../../ui/icons.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useDesk, useMachine, useSay } from '../../ui/use-desk.ts';
import './appearance.css';

/** How this machine looks and sounds. Each choice holds at once, and is kept. */
export function AppearanceChoices() {
  const desk = useDesk();
  const say = useSay();
  const { theme, textSize, hand, volume } = useMachine((machine) => machine.appearance);
  const problem = useMachine((machine) => machine.problem);
  return (
    <div className="appearance-choices">
      <Segments
        label={say('appearance.theme')}
        value={theme}
        options={themes.map((value) => ({ value, text: say(`appearance.theme.${value}`) }))}
        onChange={(value) => void changeAppearance(desk, { theme: value })}
      />
      <Segments
        label={say('appearance.textSize')}
        value={textSize}
        options={textSizes.map((value) => ({ value, text: say(`appearance.textSize.${value}`) }))}
        onChange={(value) => void changeAppearance(desk, { textSize: value })}
      />
      <Segments
        label={say('appearance.hand')}
        value={hand}
        options={hands.map((value) => ({ value, text: say(`appearance.hand.${value}`) }))}
        onChange={(value) => void changeAppearance(desk, { hand: value })}
      />
      <div className="appearance-sound">
        <Segments
          label={say('appearance.volume')}
          value={volume}
          options={volumes.map((value) => ({ value, text: say(`appearance.volume.${value}`) }))}
          onChange={(value) => void changeAppearance(desk, { volume: value })}
        />
        <Button onPress={() => desk.tones.yes()} isDisabled={volume === 'off'}>
          <SoundIcon />
          {say('appearance.try')}
        </Button>
      </div>
      <p className="appearance-how">{say('appearance.how')}</p>
      <p className="sentence-stop" role="alert">
        {problem?.message}
      </p>
    </div>
  );
}

import type { Keyboard } from '../../src/engine/container/process';
import type { RecordedStep } from './recordingFile';

/** A prompt as the shells of the recordings print it: busybox asks for the cursor's place behind it, bash names user and host. */
const TYPED = /(?:\u001b\[6n|(?:^|[\r\n])(?:\u001b\[\?2004h)?\w+@[0-9a-f]{12}:[^\r\n]*?[#$] )([^\r\n]*)\r\n/g;

/** Types again what the recording's echo shows to have been typed, and Ctrl-D after it. `show` gets prompt and echo. */
export function recordedKeyboard(step: RecordedStep, show: (piece: string) => void): Keyboard {
  const echoed = (step.events ?? []).map(([, bytes]) => bytes).join('');
  const lines = [...echoed.matchAll(TYPED)].map(([, line = '']) => line);
  return {
    readLine: ({ prompt }) => {
      show(prompt);
      const text = lines.shift();
      if (text === undefined) return Promise.resolve({ kind: 'end-of-file' });
      show(text);
      show('\r\n');
      return Promise.resolve({ kind: 'line', text });
    },
    takeInterrupt: () => false,
  };
}

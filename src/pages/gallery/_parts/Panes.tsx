import { useState, type ReactNode } from 'react';
import { DockerSession } from '../../../components/sessionPane/DockerSession';
import { twoPulls } from '../../../scenes/pullRecording';
import { stillOf } from '../../../session/still';
import { Shown } from './Shown';

const recording = twoPulls();
const still = stillOf(recording);
const common = { version: '29.7.2', commands: recording.commands.length, summary: recording.commands.at(-1)?.summary ?? '', columns: 80 };

/** A pane as in a lesson, and one whose recording is missing: its transcript stays. */
export function Panes(): ReactNode {
  return (
    <>
      <Shown id="panes-session" title="A session">
        <Played />
      </Shown>
      <Shown id="panes-missing" title="A session whose recording does not arrive" always>
        <DockerSession {...common} title="Without a recording" recordingUrl="/recordings/missing.json" still={still} />
      </Shown>
    </>
  );
}

function Played(): ReactNode {
  const [url] = useState(recordingUrl);
  return <DockerSession {...common} title="Two pulls" recordingUrl={url} pictures={['layers']} />;
}

/** Made in the browser only, and there as long as the page is. */
function recordingUrl(): string {
  return URL.createObjectURL(new Blob([JSON.stringify(recording)], { type: 'application/json' }));
}

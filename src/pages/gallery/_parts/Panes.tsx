import { useState, type ReactNode } from 'react';
import { DockerSession } from '../../../components/sessionPane/DockerSession';
import { twoPulls } from '../../../scenes/pullRecording';
import type { Goal } from '../../../session/goals/goal';
import type { Recording } from '../../../session/recording';
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
      <Shown id="panes-exercise" title="An exercise">
        <Exercise />
      </Shown>
      <Shown id="panes-missing" title="A session whose recording does not arrive" always>
        <DockerSession {...common} title="Without a recording" recordingUrl="/recordings/missing.json" still={still} />
      </Shown>
    </>
  );
}

function Played(): ReactNode {
  const [url] = useState(() => recordingUrl(recording));
  return <DockerSession {...common} title="Two pulls" recordingUrl={url} pictures={['layers']} />;
}

function Exercise(): ReactNode {
  const [url] = useState(() => recordingUrl({ ...recording, goals }));
  return <DockerSession {...common} title="Fetch two" recordingUrl={url} pictures={['layers']} exercise />;
}

const goals: readonly Goal[] = [
  { check: 'image node:22-bookworm', says: 'Fetch `node:22-bookworm`.' },
  { check: 'image python:3.12-bookworm', says: 'Fetch `python:3.12-bookworm`.' },
];

/** Made in the browser only, and there as long as the page is. */
function recordingUrl(content: Recording): string {
  return URL.createObjectURL(new Blob([JSON.stringify(content)], { type: 'application/json' }));
}

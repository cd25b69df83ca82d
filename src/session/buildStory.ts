import type { BuildInstruction, StepOutcome } from '../engine/build/buildInstructions';
import type { EngineEvent } from '../engine/events';
import { familiarName } from './familiarName';
import { whyStep } from './whyStep';
import type { BuildInstructionView, BuildView } from './worldView';

/** The newest build, with what a view of it does not show. */
export interface BuildStory {
  /** Absent until the build has told what it is going to do. */
  readonly view?: BuildView;
  readonly reference?: string;
  /** When the instructions that run began, by their place in the list. */
  readonly began: ReadonlyMap<number, number>;
}

/**
 * The newest build after an event. It stays as it ended until the next one begins; a check (`docker build --check`) is no build.
 * Configuration is written with the image: an instruction that only sets it counts as done when the build is.
 */
export function buildStory(story: BuildStory | undefined, event: EngineEvent): BuildStory | undefined {
  switch (event.type) {
    case 'build.planned':
      return planned(story, event);
    case 'build.step':
      return stepped(story, event, event.at);
    case 'build.started': {
      const [name] = event.names;
      // The build before it stays to be seen until this one says what it is.
      const fresh = { began: new Map<number, number>(), ...(name === undefined ? {} : { reference: familiarName(name) }) };
      return story?.view === undefined ? fresh : { ...fresh, view: story.view };
    }
    case 'build.finished':
      return ended(story, (view) => ({ ...view, state: 'done', image: event.imageId, instructions: view.instructions.map(settled) }));
    case 'build.failed':
      return ended(story, (view) => ({ ...view, state: 'failed', instructions: view.instructions.map(givenUp) }));
    default:
      return story;
  }
}

/** What a build would do, as a view: `outcomes` by place in the list. For a plan that is shown before anything is built. */
export function plannedView(
  about: Pick<BuildView, 'reference' | 'path' | 'dockerfile'>,
  instructions: readonly BuildInstruction[],
  why: (instruction: number) => string | undefined = () => undefined,
): BuildView {
  const views = instructions.map((instruction, index) => {
    const text = why(index);
    return { ...instructionView(instruction), ...(text === undefined ? {} : { why: text }) };
  });
  return { ...about, state: 'planned', instructions: views };
}

function planned(story: BuildStory | undefined, event: Extract<EngineEvent, { type: 'build.planned' }>): BuildStory {
  const { reference, began = new Map<number, number>() } = story ?? {};
  const { path, dockerfile, instructions } = event;
  const about = { path, dockerfile, ...(reference === undefined ? {} : { reference }) };
  return { ...story, began, view: { ...plannedView(about, instructions), state: 'running' } };
}

function instructionView({ lines, text, stage, makes, needed, historyRow }: BuildInstruction): BuildInstructionView {
  return {
    lines: [lines.start, lines.end],
    text,
    stage,
    makes,
    state: needed ? 'pending' : 'unneeded',
    ...(needed ? {} : { why: 'The target does without its stage.' }),
    ...(historyRow === undefined ? {} : { historyRow }),
  };
}

function stepped(story: BuildStory | undefined, event: StepOutcome & { readonly instruction: number }, at: number): BuildStory | undefined {
  if (story?.view === undefined) return story;
  const { instruction, state, chainId } = event;
  const began = new Map(story.began);
  const since = began.get(instruction);
  if (state === 'running') began.set(instruction, at);
  else began.delete(instruction);
  const why = whyStep(event);
  const instructions = story.view.instructions.map((view, index): BuildInstructionView => {
    if (index !== instruction) return view;
    return {
      ...view,
      state,
      ...(why === undefined ? {} : { why }),
      ...(chainId === undefined ? {} : { layer: chainId }),
      ...(state === 'running' || since === undefined ? {} : { duration: Math.round(at - since) }),
    };
  });
  return { ...story, began, view: { ...story.view, instructions } };
}

function ended(story: BuildStory | undefined, change: (view: BuildView) => BuildView): BuildStory | undefined {
  // A check fails without ever having told of a plan: the build before it is over already.
  return story?.view?.state === 'running' ? { began: new Map(), view: change(story.view) } : story;
}

function settled(view: BuildInstructionView): BuildInstructionView {
  if (view.state !== 'pending') return view;
  return {
    ...view,
    state: 'ran',
    why:
      view.makes === 'nothing' ? 'It sets what FROM lines refer to.' : 'It sets configuration only, which is written anew with each image.',
  };
}

function givenUp(view: BuildInstructionView): BuildInstructionView {
  return view.state === 'running' ? { ...view, state: 'pending' } : view;
}

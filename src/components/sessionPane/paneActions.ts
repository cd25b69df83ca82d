import { counted } from '../../session/counted';
import { commandsText } from '../../session/actions';
import type { PaneController } from './paneController';
import { addressOf } from './permalink';

/** What the menu does besides playing; each resolves with one sentence for the reader. */
export function copyCommands({ state, ownSession }: PaneController): Promise<string> {
  const commands = state.player?.recording.commands ?? [];
  const text = ownSession ? commandsText(ownSession.actions) : commands.map(({ command }) => `${command}\n`).join('');
  const count = ownSession ? ownSession.actions.filter(({ kind }) => kind === 'command').length : commands.length;
  return copy(text, `Copied ${counted(count, 'command')}.`);
}

export function copyStranded({ state: { stranded } }: PaneController): Promise<string> {
  return copy(commandsText(stranded), 'Copied the commands of the earlier session.');
}

export function copyLinkToMoment({ state, id }: PaneController): Promise<string> {
  return copy(addressOf(location.href, id, { t: state.player?.state.t ?? 0 }), 'Copied a link to this moment.');
}

export async function copyLinkToSession(controller: PaneController): Promise<string> {
  const { ownSession, tour, id } = controller;
  if (!ownSession || !tour) return 'There is nothing to share yet.';
  const { linkOf } = await controller.sharing();
  const link = await linkOf(tour, ownSession);
  if (link === undefined) return 'This session is too long for a link. Download it as an asciicast instead.';
  return copy(addressOf(location.href, id, { link }), 'Copied a link to this session.');
}

export async function saveCast(controller: PaneController): Promise<string> {
  const { castOf, saveFile } = await controller.sharing();
  const recording = await controller.recording();
  if (!recording) return 'There is nothing to save yet.';
  saveFile(`${controller.id}.cast`, castOf(recording), 'application/x-asciicast');
  return `Saved ${controller.id}.cast.`;
}

async function copy(text: string, done: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return done;
  } catch {
    return 'This browser does not let the page copy. Select the commands in the transcript instead.';
  }
}

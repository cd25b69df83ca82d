import type { CommandMarker } from '../../session/recording';
import type { BodyProblem, FenceCommand } from './sessionBody';

/** How shell and command line mark what they say in their own voice. With another exit code than 64 that is a remark, not a refusal. */
const ownVoice = /^layer-by-layer: .*$/m;

/** What the command line ends with when Docker has something that we do not. */
export const notSimulated = 64;

/** The names of commands that do not exist: bash's exit code for them. */
const commandNotFound = 127;

const registryLacks = /pull access denied|failed to resolve|manifest unknown|: not found$/m;

/** What is wrong with how a declared command went; undefined if it went as declared. */
export function checkOutcome(declared: FenceCommand, marker: CommandMarker, knownImages: readonly string[]): BodyProblem | undefined {
  const { row, line, fails } = declared;
  const unsimulated = marker.exitCode === notSimulated ? ownVoice.exec(marker.transcript)?.[0] : undefined;
  if (unsimulated !== undefined) {
    return {
      row,
      message: `"${line}" uses something that is not simulated (${unsimulated})`,
      remedy: 'show it in prose, or use a command that is simulated',
    };
  }
  const mistyped = typingProblem(declared, marker);
  if (mistyped !== undefined) return mistyped;
  if (fails) {
    return marker.exitCode !== 0
      ? undefined
      : { row, message: `"${line}" was to fail, but succeeded`, remedy: 'write "$ " before it instead of "fails $ "' };
  }
  if (marker.exitCode === 0) return undefined;
  return { row, message: `"${line}" failed with exit code ${marker.exitCode}${reason(marker)}`, remedy: remedyFor(marker, knownImages) };
}

/** Lines typed into a command: all have to be read, the program has to end with the last, and each has to go as declared. */
function typingProblem({ line, input = [], row }: FenceCommand, { typing }: CommandMarker): BodyProblem | undefined {
  if (typing === undefined) return undefined;
  const unread = input[input.length - typing.unread];
  if (typing.unread > 0 && unread !== undefined)
    return {
      row: unread.row,
      message: `"${unread.text}" is typed, but nothing reads it any more`,
      remedy: `take it away, or let "${line}" start something that reads it, such as a shell (docker run -it, docker exec -it)`,
    };
  if (typing.leftOpen)
    return {
      row: input.at(-1)?.row ?? row,
      message: `"${line}" still waits for a line`,
      remedy: 'answer its question ("> y"), or end its shell with "> exit", or leave that with "> ^P^Q"',
    };
  return input.flatMap(({ text, fails: mayFail, row: at }, index) => {
    const status = typing.statuses[index];
    if (status === undefined || /^\^/.test(text) || (status !== 0) === mayFail) return [];
    return mayFail
      ? [{ row: at, message: `"${text}" was to fail, but succeeded`, remedy: 'write "> " before it instead of "fails > "' }]
      : [{ row: at, message: `"${text}" failed with exit code ${status}`, remedy: 'correct it, or write "fails > " before it' }];
  })[0];
}

/** The last line that says something: neither Docker's pointer to its help nor a hint of ours. */
function reason({ transcript }: CommandMarker): string {
  const telling = transcript.split('\n').filter((line) => line.trim() !== '' && !/^(layer-by-layer: |Run 'docker )/.test(line));
  const last = telling.at(-1);
  return last === undefined ? '' : ` (${last.trim()})`;
}

function remedyFor(marker: CommandMarker, knownImages: readonly string[]): string {
  const declare = 'write "fails $ " before it if the lesson is to show this';
  if (registryLacks.test(marker.transcript)) return `use an image of the catalogue (${knownImages.join(', ')}), or ${declare}`;
  if (marker.exitCode === commandNotFound || marker.transcript.includes('unknown command')) return `correct the spelling, or ${declare}`;
  return `correct it, or ${declare}`;
}

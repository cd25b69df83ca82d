import { parseNormalized, familiarString, fullName, isNameOnly, tagNameOnly } from '../../../engine/reference/parse';
import { atLeast, exactly, noArguments } from '../../command/arguments';
import type { Command } from '../../command/command';
import { CommandFailure, notSimulated } from '../../command/failure';
import { flag, unsimulated } from '../../flags/flag';

/** Commands on images that are declared only; what Docker says of an image that is not there is said all the same. */
export const declaredImageCommands: readonly Command[] = [
  {
    names: ['image save', 'save'],
    aliasLine: 'docker image save, docker save',
    usage: '[OPTIONS] IMAGE [IMAGE...]',
    summary: 'Save one or more images to a tar archive (streamed to STDOUT by default)',
    flags: [
      flag('output', 'o', 'string', 'Write to a file, instead of STDOUT'),
      unsimulated(
        'platform',
        '',
        'strings',
        'Save only the given platform(s). Formatted as a comma-separated list of "os[/arch[/variant]]" (e.g., "linux/amd64,linux/arm64/v8")',
      ),
    ],
    arguments: atLeast(1),
    completes: 'images',
    declaredOnly: true,
    run: ({ engine, args, tty, flags, path }) => {
      if (tty !== undefined && !flags.changed('output'))
        throw new CommandFailure('cowardly refusing to save to a terminal. Use the -o flag or redirect');
      for (const name of args) engine.image(name);
      throw notSimulated(`"${path}" is not simulated.`);
    },
  },
  {
    names: ['image load', 'load'],
    aliasLine: 'docker image load, docker load',
    usage: '[OPTIONS]',
    summary: 'Load an image from a tar archive or STDIN',
    flags: [
      flag('input', 'i', 'string', 'Read from tar archive file, instead of STDIN'),
      unsimulated(
        'platform',
        '',
        'strings',
        'Load only the given platform(s). Formatted as a comma-separated list of "os[/arch[/variant]]" (e.g., "linux/amd64,linux/arm64/v8").',
      ),
      flag('quiet', 'q', 'bool', 'Suppress the load output'),
    ],
    arguments: noArguments,
    declaredOnly: true,
    run: ({ files, flags, workingDirectory, path }) => {
      const input = flags.string('input');
      const absolute = input.startsWith('/') ? input : `${workingDirectory}/${input}`;
      if (input !== '' && files.stat(absolute) === undefined) throw new CommandFailure(`open ${input}: no such file or directory`);
      throw notSimulated(`"${path}" is not simulated.`);
    },
  },
  {
    names: ['image push', 'push'],
    aliasLine: 'docker image push, docker push',
    usage: '[OPTIONS] NAME[:TAG]',
    summary: 'Upload an image to a registry',
    flags: [
      unsimulated('all-tags', 'a', 'bool', 'Push all tags of an image to the repository'),
      unsimulated(
        'platform',
        '',
        'string',
        'Push a platform-specific manifest as a single-platform image to the registry.\n' +
          "Image index won't be pushed, meaning that other manifests, including attestations won't be preserved.\n" +
          "'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)",
      ),
      flag('quiet', 'q', 'bool', 'Suppress verbose output'),
    ],
    arguments: exactly(1),
    completes: 'images',
    declaredOnly: true,
    run: ({ engine, args, flags, io, path }) => {
      const parsed = parseNormalized(args[0] ?? '');
      if (!parsed.ok) throw new CommandFailure(parsed.error);
      const reference = tagNameOnly(parsed.reference);
      if (engine.findImage(familiarString(reference)) !== undefined) throw notSimulated(`"${path}" is not simulated.`);
      if (!flags.bool('quiet')) {
        if (isNameOnly(parsed.reference)) io.stdout('Using default tag: latest\n');
        io.stdout(`The push refers to repository [${fullName(reference)}]\n`);
      }
      // The daemon finds out after it has named the repository (recording 29.7.2/02 steps 15 to 17).
      throw new CommandFailure(`tag does not exist: ${familiarString(reference)}`);
    },
  },
];

import { describe, expect, it } from 'vitest';
import { groups, unsimulatedGroups } from '../../src/cli/command/groups';
import { rootWords } from '../../src/cli/command/rootHelp';
import { allCommands } from '../../src/cli/commands/all';
import { catalogueLayers } from '../../src/catalogue/catalogue';
import { catalogueRepositories } from '../../src/catalogue/repositories';
import { instructionNames } from '../../src/engine/dockerfile/instructions/parseInstruction';
import { commandStatus, commandTable, undeclaredCommands } from '../../src/plugins/coverage/commands';
import { readFigures } from '../../src/plugins/coverage/figures';
import { coverageTables } from '../../src/plugins/coverage/remark';
import { tableNode } from '../../src/plugins/coverage/table';
import { containerPrograms, learnerPrograms } from '../../src/shell/system';

const tables = coverageTables(process.cwd());
const text = (part: string): string => JSON.stringify(tables[part]?.());

describe('the coverage page', () => {
  it('has every way to type every declared command', () => {
    const listed = text('commands');
    for (const { names } of allCommands()) for (const name of names) expect(listed).toContain(`\`docker ${name}\``);
  });

  it('has every other command that Docker has as not simulated', () => {
    const known = new Set([...allCommands().flatMap(({ names }) => names), ...undeclaredCommands(), ...groups.map(({ name }) => name)]);
    const nouns = new Set([...known].map((name) => name.split(' ')[0]));
    const missing = [
      ...rootWords,
      ...unsimulatedGroups,
      ...groups.flatMap(({ name, commands }) => commands.map(([word]) => `${name} ${word}`)),
    ];
    expect(missing.filter((name) => !known.has(name) && !nouns.has(name))).toEqual([]);
  });

  it('has every flag of every command once, as working or as not simulated', () => {
    for (const command of allCommands()) {
      const row = commandTable().rows.find(([title]) => title?.startsWith(`\`docker ${command.names[0] ?? ''}\``));
      const [works = '', missing = ''] = row?.slice(2, 4) ?? [];
      for (const { name, simulated } of command.flags) {
        const place = simulated && commandStatus(command) !== 'not simulated' ? works : missing;
        expect([command.names[0], place.includes(`--${name}\``)]).toEqual([command.names[0], true]);
      }
    }
  });

  it('says how whatever is simplified is simplified', () => {
    for (const [title, status, , , how] of commandTable().rows) if (status === 'simplified') expect([title, how]).not.toEqual([title, '–']);
  });

  it('has every instruction that the parser knows', () => {
    expect(
      tables['instructions']?.()
        .rows.map(([name]) => name?.replaceAll('`', ''))
        .toSorted(),
    ).toEqual([...instructionNames].sort());
  });

  it('has every program, with what it does', () => {
    for (const { name, does } of [...learnerPrograms, ...containerPrograms]) {
      expect([name, does.trim() !== '']).toEqual([name, true]);
      expect(text('programs')).toContain(`\`${name}\``);
    }
  });

  it('has every image, when it was recorded, and how the size of each of its layers is known', () => {
    const layers = catalogueLayers();
    for (const { repository, images } of catalogueRepositories()) {
      for (const { tags, recorded, source, platforms } of images) {
        expect(text('images')).toContain(`${repository.replace(/^library\//, '')}:${tags[0] ?? ''}\``);
        expect([recorded, source].every((field) => field.trim() !== '')).toBe(true);
        for (const [digest] of platforms.flatMap((platform) => platform.layers))
          expect([digest, layers.has(digest)]).toEqual([digest, true]);
      }
    }
  });

  it('has the figures of every recorded command, and the version that was recorded', () => {
    const figures = readFigures(process.cwd());
    expect(figures.version).toBe('29.7.2');
    for (const { command, equal, steps } of figures.commands) expect([command, equal <= steps]).toEqual([command, true]);
    expect(tables['fidelity']?.().rows.length).toBeGreaterThan(10);
  });

  it('has tables whose rows have a cell for each heading', () => {
    for (const table of Object.values(tables)) {
      const { headings, rows } = table();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(headings.length);
      expect(tableNode({ headings, rows }).children).toHaveLength(rows.length + 1);
    }
  });
});

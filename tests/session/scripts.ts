import type { SessionScript } from '../../src/session/script';
import type { SessionSetup } from '../../src/session/recording';

export const emptySetup: SessionSetup = { scenario: 'empty', files: {}, before: [] };

export function script(lines: readonly string[], setup: Partial<SessionSetup> = {}): SessionScript {
  return { title: 'Test', setup: { ...emptySetup, ...setup }, commands: lines.map((line) => ({ line })) };
}

export const sharingLayers = script([
  'docker pull node:22-bookworm',
  'docker pull python:3.12-bookworm',
  'docker images',
  'docker tag python:3.12-bookworm mine:1',
]);

export const webApp: Readonly<Record<string, string>> = {
  'app/Dockerfile': 'FROM alpine:3.20\nWORKDIR /app\nCOPY a.txt ./\nRUN echo built > built.txt\nCMD ["cat", "a.txt"]\n',
  'app/a.txt': 'one\n',
};

export const buildingTwice = script(['docker build -t app:1.0 .', 'docker build -t app:1.1 .', 'docker images', 'docker rmi app:1.0'], {
  files: webApp,
  before: ['cd app'],
});

/** The base is fetched while it builds: many redraws. */
export const buildingOnNode = script(['docker build -t app .', 'docker build -t app .', 'docker images', 'docker run --rm app'], {
  files: {
    ...webApp,
    'app/Dockerfile': 'FROM node:22-bookworm\nWORKDIR /app\nCOPY a.txt ./\nRUN echo one; sleep 3; echo two\nCMD ["cat", "a.txt"]\n',
  },
  before: ['cd app'],
});

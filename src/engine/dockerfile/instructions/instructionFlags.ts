import type { FlagKind } from './flags';

/** The flags of each instruction that has any, in BuildKit's order: the parser reads by them, and an editor completes from them. */
export const instructionFlags = {
  FROM: { platform: 'string' },
  RUN: { mount: 'list', network: 'string', security: 'string' },
  COPY: { chown: 'string', from: 'string', chmod: 'string', link: 'boolean', parents: 'boolean', exclude: 'list' },
  ADD: {
    chown: 'string',
    chmod: 'string',
    link: 'boolean',
    'keep-git-dir': 'boolean',
    checksum: 'string',
    unpack: 'boolean',
    exclude: 'list',
  },
  HEALTHCHECK: { interval: 'string', timeout: 'string', 'start-period': 'string', 'start-interval': 'string', retries: 'string' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, FlagKind>>>>;

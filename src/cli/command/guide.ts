/** Help, completion, and the answer to words that name no command. Loaded when asked for; a command that is right needs none of it. */
export { complete } from './complete';
export { commandHelp } from './help';
export { rootHelp } from './rootHelp';
export { withoutCommand } from './withoutCommand';

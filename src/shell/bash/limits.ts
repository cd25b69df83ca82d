/**
 * What a script may use before it is stopped with a message. Time is not limited: sleeping is simulated, and whoever waits for it in real
 * time can cancel.
 */
export const EXECUTION_LIMITS = {
  maxSourceBytes: 256 * 1024,
  maxCommandCount: 20_000,
  maxLoopIterations: 20_000,
  maxCallDepth: 60,
  maxExecDepth: 20,
  maxSubstitutionDepth: 20,
  maxAwkIterations: 20_000,
  maxSedIterations: 20_000,
  maxJqIterations: 20_000,
  maxBraceExpansionResults: 10_000,
  maxOutputSize: 8 * 1024 * 1024,
  maxStringLength: 8 * 1024 * 1024,
  maxArrayElements: 50_000,
  maxGlobOperations: 100_000,
  maxExecutionTimeMs: Infinity,
} as const;

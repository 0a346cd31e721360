export const decisionKinds = ['assign', 'refuse', 'change', 'suspend', 'resume', 'terminate'] as const

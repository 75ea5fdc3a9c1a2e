export const laneOrder = ['planned', 'running', 'done', 'cancelled'] as const;

import type { Scene } from './scene.ts';
export const participantScenes: Scene[] = [];

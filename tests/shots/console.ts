import type { Scene } from './scene.ts';
export const consoleScenes: Scene[] = [];

/** The doors of the local org for other parts: tests, checks and the demo. */
export { readProject, type ReadProjectOptions } from './metadata/read-project.ts';
export type { OrgModel, ObjectDefinition, FieldDefinition } from './metadata/model.ts';
export { parseClass, parseTrigger } from './parser/parse.ts';
export type * as Ast from './parser/ast.ts';
export type { SentMessage } from './runtime/org-port.ts';
export { openProject, type OpenOptions, type OpenProject } from './project.ts';
export { createServer, type ServerOptions } from './http/server.ts';
export { auraSurface, type AuraSurface, type ComponentType } from './lightning/aura-surface.ts';
export { Lightning } from './lightning/lightning.ts';
export { lightningRoutes } from './lightning/routes.ts';

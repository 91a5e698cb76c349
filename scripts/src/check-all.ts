import { runSteps } from './run-steps.ts';

const node = process.execPath;

const passed = runSteps([
  // First: lint reads the JavaScript that the org gets.
  { name: 'build: Lightning components', command: [node, 'scripts/src/lwc/build.ts'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types: Lightning components', command: ['tsc', '-p', 'lwc-ts', '--noEmit'] },
  { name: 'types: the local Lightning page', command: ['tsc', '-p', 'local-org/browser'] },
  {
    name: 'import directions',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'relay/src', 'local-org/src', 'scripts/src'],
  },
  { name: 'Apex layers', command: [node, 'scripts/src/apex-layers/main.ts'] },
  { name: 'metadata', command: [node, 'scripts/src/metadata/main.ts'] },
  { name: 'generated: types of the Apex for components', command: [node, 'scripts/src/lwc/types.ts', '--check'] },
  { name: 'generated: local permission set', command: [node, 'scripts/src/local-permissions/main.ts', '--check'] },
  { name: 'generated: shipped mappings', command: [node, 'scripts/src/shipped-mappings/main.ts', '--check'] },
  { name: 'generated: sample webhooks', command: [node, 'scripts/src/sample-webhooks/main.ts', '--check'] },
  { name: 'generated: standard objects', command: [node, 'local-org/scripts/standard-schema.ts', '--check'] },
  { name: 'generated: local-org/SUPPORT.md', command: [node, 'local-org/scripts/support.ts', '--check'] },
  { name: 'generated: local-org/CONFORMANCE.md', command: [node, 'local-org/scripts/conformance-rows.ts', '--check'] },
  { name: 'generated: relay/openapi.yaml', command: [node, 'relay/scripts/openapi.ts', 'check'] },
  { name: 'generated: relay configuration table', command: [node, 'relay/scripts/config-table.ts', 'check'] },
]);
process.exitCode = passed ? 0 : 1;

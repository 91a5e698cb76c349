/** Who may import whom: ARCHITECTURE.md, "Import directions". */
const part = (name) => `^${name}/src/`;

/** `from` may import only `to` (and itself) within its part. */
function only(name, folder, allowed) {
  const inside = [folder, ...allowed].map((layer) => `^${name}/src/${layer}(/|\\.ts$)`).join('|');
  return {
    name: `${name}: ${folder} imports only ${allowed.join(', ') || 'itself'}`,
    severity: 'error',
    from: { path: `^${name}/src/${folder}(/|\\.ts$)` },
    to: { path: part(name), pathNot: inside },
  };
}

const LOCAL_ORG_LAYERS = ['base', 'metadata', 'parser', 'semantic', 'runtime'];

module.exports = {
  forbidden: [
    {
      name: 'no run-time import cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'parts do not import each other',
      severity: 'error',
      from: { path: '^(relay|local-org|lwc-ts)/src/' },
      to: { path: '^(relay|local-org|lwc-ts|scripts)/', pathNot: '^$1/' },
    },
    {
      name: 'scripts use the doors',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(relay|local-org)/src/', pathNot: '^(relay|local-org)/src/index\\.ts$' },
    },
    {
      name: 'the grammar stays in the parser',
      severity: 'error',
      from: { pathNot: '^local-org/src/parser/' },
      to: { path: 'node_modules/@apexdevtools/apex-parser' },
    },
    only('local-org', 'base', []),
    only('local-org', 'metadata', ['base']),
    only('local-org', 'parser', ['base']),
    only('local-org', 'semantic', LOCAL_ORG_LAYERS.slice(0, 3)),
    only('local-org', 'runtime', LOCAL_ORG_LAYERS.slice(0, 4)),
    only('local-org', 'stdlib', LOCAL_ORG_LAYERS),
    only('local-org', 'platform', LOCAL_ORG_LAYERS),
    only('local-org', 'project', [...LOCAL_ORG_LAYERS, 'stdlib', 'platform']),
    only('local-org', 'testing', [...LOCAL_ORG_LAYERS, 'stdlib', 'platform', 'project']),
    only('local-org', 'reports', [...LOCAL_ORG_LAYERS, 'stdlib', 'platform', 'project']),
    only('local-org', 'http', [...LOCAL_ORG_LAYERS, 'stdlib', 'platform', 'project', 'testing']),
    only('local-org', 'lightning', [...LOCAL_ORG_LAYERS, 'stdlib', 'platform', 'project', 'testing', 'reports']),
    only('relay', 'core', []),
    only('relay', 'provider', ['core']),
    only('relay', 'salesforce', ['core']),
    only('relay', 'store', ['core']),
    only('relay', 'http', ['core']),
    only('relay', 'observe', ['core']),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};

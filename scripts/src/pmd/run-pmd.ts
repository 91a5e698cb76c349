import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ConfigValueExtractor, EnginePluginV1, Workspace } from '@salesforce/code-analyzer-engine-api';
import { createEnginePlugin } from '@salesforce/code-analyzer-pmd-engine';

export interface PmdFinding {
  readonly rule: string;
  /** 1 critical, 2 high, 3 moderate, 4 low, 5 info. */
  readonly severity: number;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/**
 * All rules of Salesforce's Code Analyzer for Apex and AppExchange, run by its own PMD engine over a folder. Needs Java 11 or
 * later. A `NOPMD` comment with a reason silences one line.
 */
export async function runPmd(folder: string): Promise<readonly PmdFinding[]> {
  const plugin = createEnginePlugin();
  if (!(plugin instanceof EnginePluginV1)) throw new Error('the PMD engine speaks another version of the engine API');
  const config = await plugin.createEngineConfig('pmd', new ConfigValueExtractor({}, 'engines.pmd'));
  const engine = await plugin.createEngine('pmd', config);
  const workspace = new Workspace('package', [folder], [folder]);
  const workingFolder = mkdtempSync(join(tmpdir(), 'pmd-'));
  const folders = { workspace, logFolder: workingFolder, workingFolder };
  try {
    const rules = (await engine.describeRules(folders)).filter(
      ({ tags }) => tags.includes('Apex') || tags.includes('AppExchange'),
    );
    const severities = new Map(rules.map((rule) => [rule.name, rule.severityLevel]));
    const { violations } = await engine.runRules(
      rules.map((rule) => rule.name),
      { ...folders, includeFixes: false, includeSuggestions: false },
    );
    return violations.map((violation) => {
      const place = violation.codeLocations[violation.primaryLocationIndex];
      return {
        rule: violation.ruleName,
        severity: severities.get(violation.ruleName) ?? 1,
        file: relative(process.cwd(), place?.file ?? folder),
        line: place?.startLine ?? 1,
        message: violation.message,
      };
    });
  } finally {
    rmSync(workingFolder, { recursive: true });
  }
}

import { hasJava, runApexLs } from './check.ts';

if (!hasJava()) {
  console.error('check:apex needs Java 17 (apt-get install openjdk-17-jre-headless)');
  process.exitCode = 1;
} else {
  const { status, findings } = runApexLs(process.cwd());
  if (findings !== '') console.error(findings);
  console.log(status === 0 && findings === '' ? 'apex-ls: no finding' : 'apex-ls: findings above');
  process.exitCode = status === 0 && findings === '' ? 0 : 1;
}
